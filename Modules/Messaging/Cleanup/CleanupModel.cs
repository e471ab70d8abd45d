using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Cleanup;

/// <summary>Files to choose from, or to confirm the removal of.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Scope">The files that the page covers.</param>
/// <param name="Files">The files.</param>
/// <param name="State">Their order, and the outcome of the last action.</param>
public sealed record CleanupModel(
    Shell Shell,
    CleanupScope Scope,
    IReadOnlyList<HeavyFile> Files,
    CleanupState State)
{
    internal IEnumerable<(string Address, string Text, bool IsHere)> Orders =>
        from order in ((string Name, string Text)[])
        [
            ("", Texts.Biggest),
            ("age", Texts.Oldest),
            ("unseen", Texts.NeverSeenFiles),
            ("twice", Texts.Twice),
        ]
        let address = order.Name.Length == 0 ? Scope.Address : $"{Scope.Address}?by={order.Name}"
        select (address, order.Text, order.Name == State.Order);

    internal string Frees
    {
        get
        {
            var sentence = (Scope.IsEverything, Files.Count) switch
            {
                (true, 1) => Texts.WillFreeOne,
                (true, _) => Texts.WillFree,
                (false, 1) => Texts.WillFreeVisibleOne,
                _ => Texts.WillFreeVisible,
            };
            return sentence.With(Files.Count, Sizes.Of(Files.Sum(file => file.Frees)));
        }
    }
}

/// <summary>Order of the files, and the outcome of the last action.</summary>
/// <param name="Order">"age", "unseen", "twice"; otherwise the largest first.</param>
/// <param name="Done">Success message, or null.</param>
/// <param name="Error">Error message, or null.</param>
public sealed record CleanupState(string Order, string? Done, string? Error)
{
    internal static CleanupState None { get; } = new("", Done: null, Error: null);

    internal static CleanupState NothingChosen => None with { Error = Texts.NothingChosen };
}
