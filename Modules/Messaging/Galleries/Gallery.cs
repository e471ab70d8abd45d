using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Galleries;

/// <summary>A page of the pictures, files or links of a conversation.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Summary">The conversation.</param>
/// <param name="Kind">"images", "files" or "links".</param>
/// <param name="AreLargestFirst">True if sorted by size, false if the newest come first.</param>
/// <param name="Skip">Number of items on the pages before.</param>
public sealed record Gallery(
    Shell Shell,
    ConversationSummary Summary,
    string Kind,
    bool AreLargestFirst,
    int Skip)
{
    internal const int MostOnAPage = 24;

    public IReadOnlyList<AttachmentView> Files { get; private init; } = [];

    public IReadOnlyList<LinkLine> Links { get; private init; } = [];

    /// <summary>Address of the next page, or null.</summary>
    public string? More { get; private init; }

    internal bool ArePictures => Kind == "images";

    internal bool AreLinks => Kind == "links";

    internal bool IsEmpty => Files.Count + Links.Count == 0;

    internal IEnumerable<(string Text, string Address, bool IsHere)> Kinds =>
        from kind in ((string Name, string Text)[])
        [
            ("images", Texts.Images),
            ("files", Texts.Files),
            ("links", Texts.Links),
        ]
        select (kind.Text, Address(kind.Name, AreLargestFirst, 0), kind.Name == Kind);

    internal IEnumerable<(string Text, string Address, bool IsHere)> Orders => AreLinks ? [] :
    [
        (Texts.NewestFirst, Address(Kind, false, 0), !AreLargestFirst),
        (Texts.LargestFirst, Address(Kind, true, 0), AreLargestFirst),
    ];

    /// <summary>A copy with these items. One more than a page holds means that there is a next page.</summary>
    internal Gallery With(IEnumerable<AttachmentView> found) => Cut(this with { Files = [.. found] });

    /// <inheritdoc cref="With(IEnumerable{AttachmentView})"/>
    internal Gallery With(IEnumerable<LinkLine> found) => Cut(this with { Links = [.. found] });

    private static Gallery Cut(Gallery whole) => whole with
    {
        Files = [.. whole.Files.Take(MostOnAPage)],
        Links = [.. whole.Links.Take(MostOnAPage)],
        More = whole.Files.Count + whole.Links.Count > MostOnAPage
            ? whole.Address(whole.Kind, whole.AreLargestFirst, whole.Skip + MostOnAPage)
            : null,
    };

    private string Address(string kind, bool areLargestFirst, int skip) =>
        $"/c/{Summary.ConversationId}/files?kind={kind}"
        + (areLargestFirst ? "&by=size" : "")
        + (skip > 0 ? $"&skip={skip}" : "");
}
