using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace OurWhats.Search.Results;

/// <summary>Values of the search form, which also make up the page's address.</summary>
/// <param name="Text">The search, as typed.</param>
/// <param name="Fields">The form's filters by name; empty ones are ignored.</param>
/// <param name="Conversation">Key of the conversation to search; null for all.</param>
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

    // The key of no conversation; gives the same result as one that the person may not see.
    private const long UnknownConversation = 0;

    /// <summary>Number of filters in use.</summary>
    internal int FieldCount => Fields.Values.Count(value => value.Length > 0);

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Text) && FieldCount == 0;

    internal static SearchForm Of(HttpRequest request) => new(
        request.Query["q"].ToString(),
        FieldNames.ToDictionary(name => name, name => FieldOf(request, name)),
        ConversationOf(request),
        request.Query["by"] == "near",
        PageOf(request));

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

    /// <summary>The address of another search with the same conversation and order.</summary>
    /// <param name="text">The search including all its filters.</param>
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
