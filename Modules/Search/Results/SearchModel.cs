using OurWhats.Search.Finding;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Results;

/// <summary>The page on which one searches.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Form">What stands in the form.</param>
/// <param name="Place">Name of the one conversation to look in, or null for all.</param>
public sealed record SearchModel(Shell Shell, SearchForm Form, string? Place)
{
    /// <summary>What was not understood, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public IReadOnlyList<HitView> Hits { get; init; } = [];

    /// <summary>What was read in place of a typing mistake, and the address of the very words; or null.</summary>
    public (string Words, string Insist)? Correction { get; init; }

    /// <summary>Links to what would find something.</summary>
    public IReadOnlyList<(string Text, string Address)> Advice { get; init; } = [];

    /// <summary>How many results; null where nothing was looked for.</summary>
    public int? Total { get; init; }

    public bool IsPartial { get; init; }

    /// <summary>How much of the index is built, in percent.</summary>
    public int Percent { get; init; } = 100;

    internal string Title => Place is null ? Texts.Search : Texts.SearchIn.With(Place);

    /// <summary>What opens the filters, with how many are used.</summary>
    internal string Filters => Form.FieldCount == 0 ? Texts.Filters : $"{Texts.Filters} ({Form.FieldCount})";

    internal string Count => Total switch { 0 => Texts.NoResult, 1 => Texts.OneResult, var many => Texts.ManyResults.With(many!) };

    internal int Pages => Math.Min(((Total ?? 0) + Finder.OnAPage - 1) / Finder.OnAPage, Finder.MostPages);

    internal string? Previous => Form.Page > 1 && Pages > 0 ? (Form with { Page = Math.Min(Form.Page - 1, Pages) }).Address() : null;

    internal string? Next => Form.Page < Pages ? (Form with { Page = Form.Page + 1 }).Address() : null;

    internal IReadOnlyList<(string Text, string Address, bool IsHere)> Orders =>
    [
        (Texts.NewestFirst, (Form with { ByNearness = false, Page = 1 }).Address(), !Form.ByNearness),
        (Texts.NearestFirst, (Form with { ByNearness = true, Page = 1 }).Address(), Form.ByNearness),
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
        new("has", Texts.With, Form.Fields["has"], [("", Texts.Anything), ("image", Texts.WithImage), ("file", Texts.WithFile), ("link", Texts.WithLink), ("sound", Texts.WithSound), ("video", Texts.WithFilm)]),
        new("is", Texts.Messages, Form.Fields["is"], [("", Texts.AllMessages), ("unread", Texts.Unread), ("sent", Texts.Sent), ("received", Texts.Received)]),
    ];
}

/// <summary>A message that was found.</summary>
/// <param name="Address">Where it stands among the others.</param>
/// <param name="Avatar">What stands beside it.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Place">Where.</param>
/// <param name="Time">When.</param>
/// <param name="Text">What it says around the words found.</param>
/// <param name="Pictures">Its images: address of a small square and what it shows; without an address for who wants text only.</param>
/// <param name="Files">Names of its other files, and of images found by them.</param>
/// <param name="Heading">What begins with it, or null.</param>
public sealed record HitView(string Address, Avatar Avatar, string Author, string Place, string Time, IReadOnlyList<Extract> Text,
    IReadOnlyList<(string? Address, string Text)> Pictures, IReadOnlyList<IReadOnlyList<Extract>> Files, string? Heading);
