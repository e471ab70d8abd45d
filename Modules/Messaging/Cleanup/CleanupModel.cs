using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Cleanup;

/// <summary>The files that can be removed, or that are about to be.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Scope">Which files these are.</param>
/// <param name="Files">The files.</param>
/// <param name="State">Their order, and what happened before.</param>
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
            var sentence = Files.Count == 1 ? Texts.WillFreeOne : Texts.WillFree;
            return sentence.With(Files.Count, Sizes.Of(Files.Sum(file => file.Frees)));
        }
    }
}

/// <summary>In which order the page shows files, and what happened before.</summary>
/// <param name="Order">"age", "unseen", "twice"; else the largest.</param>
/// <param name="Done">What was just done, or null.</param>
/// <param name="Error">What is wrong, or null.</param>
public sealed record CleanupState(string Order, string? Done, string? Error)
{
    internal static CleanupState None { get; } = new("", Done: null, Error: null);

    internal static CleanupState NothingChosen => None with { Error = Texts.NothingChosen };
}
