using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Search.Asking;
using OurWhats.Search.Finding;
using OurWhats.Search.Indexing;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Results;

/// <summary>/search: everything that one has sent and received, or one conversation of it. The address is the search.</summary>
internal static class SearchApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/search", Show).RequireRateLimiting(Limits.Changes);

    private static async Task<IResult> Show(HttpContext context, CurrentUser me, IMessages messages, IPeople people, Finder finder, IndexFolder index, Pulse pulse, PageTag tags, TimeProvider clock, CancellationToken cancel)
    {
        // What the index does not know yet is no page to keep.
        var tag = index.Percent == 100 && index.Standing.Cursor >= pulse.Of(me.Id) ? tags.For(me) : null;
        if (tag is not null && PageTag.IsFresh(context.Request, tag)) return Answers.NotModified(tag);
        var form = SearchForm.Of(context.Request);
        var seen = await messages.SeenBy(me.Id, cancel);
        var place = form.Conversation is { } conversation ? seen.FirstOrDefault(one => one.Key == conversation) : null;
        if (form.Conversation is not null && place is null) return Refusal.NotFound(context);
        SearchModel model = new(await Shell.For(context, me, form.Text.Length is > 0 and < 100 ? form.Text : Texts.Search, cancel), form, place is null ? null : NameOf(place, people)) { Percent = index.Percent };
        if (!form.IsEmpty) model = await Answer(model, me, place is null ? seen : [place], messages, people, finder, clock, cancel);
        return Answers.Page(SearchPage.Create(model), tag: model.IsPartial ? null : tag, mixesConversations: true);
    }

    private static async Task<SearchModel> Answer(SearchModel model, CurrentUser me, IReadOnlyList<SeenConversation> seen, IMessages messages, IPeople people, Finder finder, TimeProvider clock, CancellationToken cancel)
    {
        var form = model.Form;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), me.Zone).Date);
        var question = QuestionReader.Read(form.Text, form.Fields.Select(field => (field.Key, field.Value)), today).WithNames(people);
        if (question.Clauses.Count == 0) return model with { Remarks = [.. question.Remarks, .. question.Remarks.Count == 0 ? (string[])[Texts.NothingToFind] : []] };
        var found = finder.Find(me, seen, question, form.Page, form.ByNearness);
        var shown = await messages.Show(me.Id, [.. found.Hits.Select(hit => hit.Key)], cancel);
        HitViews views = new(me, people, found, seen.ToDictionary(one => one.Key, one => NameOf(one, people)), hasBefore: form.Page > 1);
        return model with
        {
            Remarks = question.Remarks,
            Total = found.Total,
            Hits = views.Of(shown),
            IsPartial = found.IsPartial,
            Percent = found.Percent,
            Correction = found.IsCorrected ? (found.Question.Text, form.AddressOf(Insisting(question))) : null,
            Advice = [.. found.Advice.Select(advice => (Say(advice), form.AddressOf(advice.Question.Text)))],
        };
    }

    private static string Say(Advice advice) => (advice.IsAlone ? Texts.AdviceAlone : Texts.AdviceWithout).With(advice.Part.Written, advice.Count);

    // Between quotes, words are what they are.
    private static string Insisting(Question question) => string.Join(' ', question.Clauses.Select(clause =>
        clause is WordsClause { IsExact: false, IsNegative: false } ? $"\"{clause.Written}\"" : clause.Written));

    private static string NameOf(SeenConversation conversation, IPeople people) =>
        conversation.Partner is { } partner ? people[partner].DisplayName : conversation.Title ?? "";
}
