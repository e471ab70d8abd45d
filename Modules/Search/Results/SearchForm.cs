using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace OurWhats.Search.Results;

/// <summary>What stands in the form, which is the page's address.</summary>
/// <param name="Text">What is looked for, as typed.</param>
/// <param name="Fields">The filters of the form, by name.</param>
/// <param name="Conversation">Key of the one conversation to look in, or null for all.</param>
/// <param name="ByNearness">True for the nearest first.</param>
/// <param name="Page">1, 2, 3…</param>
public sealed record SearchForm(string Text, IReadOnlyDictionary<string, string> Fields, long? Conversation, bool ByNearness, int Page)
{
    private static readonly string[] Names = ["from", "in", "after", "before", "has", "type", "size", "is"];

    // Longer than any that makes sense.
    private const int MostFieldCharacters = 100;

    /// <summary>How many filters of the form are used.</summary>
    internal int FieldCount => Fields.Values.Count(value => value.Length > 0);

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Text) && FieldCount == 0;

    internal static SearchForm Of(HttpRequest request) => new(
        request.Query["q"].ToString(),
        Names.ToDictionary(name => name, name => Cut(request.Query[name].ToString().Trim())),
        long.TryParse(request.Query["c"], NumberStyles.None, CultureInfo.InvariantCulture, out var conversation) ? conversation : request.Query["c"].ToString().Length > 0 ? 0 : null,
        request.Query["by"] == "near",
        int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1);

    /// <summary>The address of the same with something changed.</summary>
    internal string Address()
    {
        Dictionary<string, string?> query = new() { ["q"] = Text };
        if (Conversation is { } conversation) query["c"] = conversation.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in Fields) if (value.Length > 0) query[name] = value;
        if (ByNearness) query["by"] = "near";
        if (Page > 1) query["page"] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("/search", query);
    }

    /// <summary>The address of a question that says all of it by itself.</summary>
    internal string AddressOf(string question) => (this with { Text = question, Fields = new Dictionary<string, string>(), Page = 1 }).Address();

    private static string Cut(string value) => value.Length <= MostFieldCharacters ? value : "";
}
