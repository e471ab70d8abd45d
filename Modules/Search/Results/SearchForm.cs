using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace OurWhats.Search.Results;

/// <summary>The content of the search form, which is also the page's address.</summary>
/// <param name="Text">The search, as typed.</param>
/// <param name="Fields">The filters of the form, by name; empty ones are not used.</param>
/// <param name="Conversation">Key of the only conversation to search; null for all.</param>
/// <param name="ByRelevance">True for the best matches first; false for the newest first.</param>
/// <param name="Page">1, 2, 3…</param>
public sealed record SearchForm(
    string Text,
    IReadOnlyDictionary<string, string> Fields,
    long? Conversation,
    bool ByRelevance,
    int Page)
{
    private static readonly string[] FieldNames = ["from", "in", "after", "before", "has", "type", "size", "is"];

    // Longer values are ignored: no filter needs one.
    private const int MaxFieldCharacters = 100;

    // The key of no conversation: not found, as any other that the person may not see.
    private const long UnknownConversation = 0;

    /// <summary>Number of filters of the form that are used.</summary>
    internal int FieldCount => Fields.Values.Count(value => value.Length > 0);

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Text) && FieldCount == 0;

    internal static SearchForm Of(HttpRequest request) => new(
        request.Query["q"].ToString(),
        FieldNames.ToDictionary(name => name, name => FieldOf(request, name)),
        ConversationOf(request),
        request.Query["by"] == "near",
        PageOf(request));

    /// <summary>The page's address.</summary>
    internal string Address()
    {
        Dictionary<string, string?> query = new() { ["q"] = Text };
        if (Conversation is { } conversation) query["c"] = conversation.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in Fields)
        {
            if (value.Length > 0) query[name] = value;
        }

        if (ByRelevance) query["by"] = "near";
        if (Page > 1) query["page"] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("/search", query);
    }

    /// <summary>The address of another search, in the same conversation and order.</summary>
    /// <param name="text">The search, with all its filters.</param>
    internal string AddressOf(string text) =>
        (this with { Text = text, Fields = new Dictionary<string, string>(), Page = 1 }).Address();

    private static string FieldOf(HttpRequest request, string name)
    {
        var value = request.Query[name].ToString().Trim();
        return value.Length <= MaxFieldCharacters ? value : "";
    }

    private static long? ConversationOf(HttpRequest request)
    {
        var text = request.Query["c"].ToString();
        if (text.Length == 0) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            ? key
            : UnknownConversation;
    }

    private static int PageOf(HttpRequest request) =>
        int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Max(1, page)
            : 1;
}
