using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Search.Finding;
using OurWhats.Search.Parsing;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Results;

/// <summary>
/// /search: searches all conversations of a person, or one of them. The address contains the whole search.
/// </summary>
internal static class SearchApi
{
    // Longer searches are not shown in the page's title.
    private const int MaxTitleCharacters = 99;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/search", Show)
            .WithMetadata(new NavigationItem(NavigationPlace.Search, 10, () => OurWhats.Shared.Texts.Search)
            {
                Label = () => Texts.SearchMessages,
            })
            .RequireRateLimiting(Limits.Searches);

    private static async Task<IResult> Show(
        HttpContext context,
        CurrentUser me,
        Pulse pulse,
        PageETag tags,
        [AsParameters] SearchServices services,
        CancellationToken cancel)
    {
        var index = services.Index;
        // No ETag while the index is behind the journal.
        var isUpToDate = index.Percent == 100 && index.State.Cursor >= pulse.Of(me.Id);
        var tag = isUpToDate ? tags.For(me) : null;
        if (tag is not null && PageETag.IsFresh(context.Request, tag)) return HtmlResults.NotModified(tag);

        var form = SearchForm.Of(context.Request);
        var conversations = await services.Messages.SeenBy(me.Id, cancel);
        var only = conversations.FirstOrDefault(conversation => conversation.Key == form.Conversation);
        if (form.Conversation is not null && only is null) return ErrorResponse.NotFound(context);

        var title = form.Text.Length is > 0 and <= MaxTitleCharacters ? form.Text : Texts.Search;
        var shell = await Shell.For(context, me, title, cancel);
        var name = only is null ? null : NameOf(only, services.People);
        SearchModel model = new(shell, form, name) { Percent = index.Percent };
        if (!form.IsEmpty) model = await Search(model, me, only is null ? conversations : [only], services, cancel);
        return HtmlResults.Page(SearchPage.Create(model), tag: model.IsPartial ? null : tag, mixesConversations: true);
    }

    private static async Task<SearchModel> Search(
        SearchModel model,
        CurrentUser me,
        IReadOnlyList<SeenConversation> conversations,
        SearchServices services,
        CancellationToken cancel)
    {
        var (messages, people, finder, _, clock) = services;
        var form = model.Form;
        var query = Parse(form, me, clock).RecogniseNames(people);
        if (query.Clauses.Count == 0)
            return model with { Remarks = query.Remarks.Count > 0 ? query.Remarks : [Texts.NothingToFind] };

        var results = finder.Find(me, conversations, query, form.Page, form.ByRelevance);
        var found = await messages.Show(me.Id, [.. results.Hits.Select(hit => hit.Key)], cancel);
        var names = conversations.ToDictionary(
            conversation => conversation.Key,
            conversation => NameOf(conversation, people));
        return model with
        {
            Remarks = query.Remarks,
            Total = results.Total,
            Hits = new HitViews(me, people, results, names, isFirstPage: form.Page == 1).Of(found),
            IsPartial = results.IsPartial,
            Percent = results.Percent,
            Correction = results.IsCorrected ? (results.Query.Text, form.AddressOf(Quoted(query))) : null,
            Suggestions = [.. results.Suggestions.Select(suggestion => Link(suggestion, form))],
        };
    }

    private static SearchQuery Parse(SearchForm form, CurrentUser me, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), me.Zone).Date);
        return SearchQueryParser.Parse(form.Text, form.Fields.Select(field => (field.Key, field.Value)), today);
    }

    private static (string Text, string Address) Link(Suggestion suggestion, SearchForm form)
    {
        var text = suggestion.IsAlone ? Texts.AdviceAlone : Texts.AdviceWithout;
        return (text.With(suggestion.Clause.Text, suggestion.Count), form.AddressOf(suggestion.Query.Text));
    }

    // Quoted words are never corrected.
    private static string Quoted(SearchQuery query) => string.Join(' ', query.Clauses.Select(clause =>
        clause is WordsClause { IsExact: false, IsNegative: false } ? $"\"{clause.Text}\"" : clause.Text));

    private static string NameOf(SeenConversation conversation, IPeople people) =>
        conversation.Partner is { } partner ? people.NameOf(partner) : conversation.Title ?? "";
}
