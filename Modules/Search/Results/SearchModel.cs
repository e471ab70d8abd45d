using OurWhats.Search.Finding;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Results;

/// <summary>The search page: the form, and the results of a search.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Form">The content of the form.</param>
/// <param name="ConversationName">Name of the conversation to search; null for all.</param>
public sealed record SearchModel(Shell Shell, SearchForm Form, string? ConversationName)
{
    /// <summary>Sentences about parts that were not understood.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public IReadOnlyList<HitView> Hits { get; init; } = [];

    /// <summary>
    /// The search after correction of typing mistakes, and the address of the search as typed; null if nothing was
    /// corrected.
    /// </summary>
    public (string Text, string AsTypedAddress)? Correction { get; init; }

    /// <summary>Links to searches with results, if this one has none.</summary>
    public IReadOnlyList<(string Text, string Address)> Suggestions { get; init; } = [];

    /// <summary>Number of results on all pages; null if there is no search.</summary>
    public int? Total { get; init; }

    /// <summary>True if the deadline was exceeded.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Percentage of the index that is built.</summary>
    public int Percent { get; init; } = 100;

    internal string Title => ConversationName is null ? Texts.Search : Texts.SearchIn.With(ConversationName);

    /// <summary>Label of the button that opens the filters, with the number of filters in use.</summary>
    internal string FiltersLabel => Form.FieldCount == 0 ? Texts.Filters : $"{Texts.Filters} ({Form.FieldCount})";

    internal string CountText => Total switch
    {
        0 => Texts.NoResult,
        1 => Texts.OneResult,
        var many => Texts.ManyResults.With(many!),
    };

    internal int PageCount => Math.Min(((Total ?? 0) + Finder.PageSize - 1) / Finder.PageSize, Finder.MaxPages);

    /// <summary>Number of the first result of the page.</summary>
    internal int FirstNumber => ((Form.Page - 1) * Finder.PageSize) + 1;

    /// <summary>Address of the previous page; null on the first page.</summary>
    internal string? Previous =>
        Form.Page > 1 && PageCount > 0 ? AddressOfPage(Math.Min(Form.Page - 1, PageCount)) : null;

    /// <summary>Address of the next page; null on the last page.</summary>
    internal string? Next => Form.Page < PageCount ? AddressOfPage(Form.Page + 1) : null;

    /// <summary>Links to the same search in each order.</summary>
    internal IReadOnlyList<(string Text, string Address, bool IsCurrent)> Orders =>
    [
        (Texts.NewestFirst, AddressOfOrder(byRelevance: false), !Form.ByRelevance),
        (Texts.NearestFirst, AddressOfOrder(byRelevance: true), Form.ByRelevance),
    ];

    internal IReadOnlyList<Field> TextFields =>
    [
        new("from", Texts.From, Form.Fields["from"], Hint: Texts.FromHint),
        .. Form.Conversation is null ? (Field[])[new("in", Texts.In, Form.Fields["in"], Hint: Texts.InHint)] : [],
        new("after", Texts.After, Form.Fields["after"], Hint: Texts.AfterHint),
        new("before", Texts.Before, Form.Fields["before"], Hint: Texts.BeforeHint),
        new("type", Texts.FileType, Form.Fields["type"], Hint: Texts.FileTypeHint),
        new("size", Texts.FileSize, Form.Fields["size"], Hint: Texts.FileSizeHint),
    ];

    internal IReadOnlyList<Choice> Choices =>
    [
        new("has", Texts.With, Form.Fields["has"],
        [
            ("", Texts.Anything),
            ("image", Texts.WithImage),
            ("file", Texts.WithFile),
            ("link", Texts.WithLink),
            ("sound", Texts.WithSound),
            ("video", Texts.WithFilm),
        ]),
        new("is", Texts.Messages, Form.Fields["is"],
        [
            ("", Texts.AllMessages),
            ("unread", Texts.Unread),
            ("sent", Texts.Sent),
            ("received", Texts.Received),
        ]),
    ];

    private string AddressOfPage(int page) => (Form with { Page = page }).Address();

    private string AddressOfOrder(bool byRelevance) => (Form with { ByRelevance = byRelevance, Page = 1 }).Address();
}
