using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Lightening;

/// <summary>/lighten, /c/5/lighten, /admin/lighten: the biggest, oldest, never seen and doubled files. Removal asks once, and says what disappears for whom.</summary>
internal static class LightenApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        MapOne(routes.MapGroup("/lighten"));
        MapOne(routes.MapGroup("/c/{id:long}/lighten"));
        MapOne(routes.MapGroup("/admin/lighten").RequireAuthorization(Roles.Administrators));
    }

    private static void MapOne(RouteGroupBuilder here)
    {
        here.MapGet("", Show);
        var changes = here.MapGroup("").RequireRateLimiting(Limits.Changes);
        changes.MapPost("", AskOnce);
        changes.MapPost("/removal", Remove);
    }

    /// <param name="by">"age", "unseen" or "twice"; the biggest unless said.</param>
    /// <param name="freed">Bytes that were just freed.</param>
    private static async Task<IResult> Show(HttpContext context, CurrentUser me, HeavyFiles files, string by = "", string freed = "", CancellationToken cancel = default) =>
        await Page(context, me, files, by, long.TryParse(freed, out var bytes) ? Texts.Freed.With(Sizes.Of(Math.Max(0, bytes))) : null, null, cancel);

    private static async Task<IResult> AskOnce(HttpContext context, CurrentUser me, HeavyFiles files, CancellationToken cancel)
    {
        var reach = Reach.Of(context);
        if (await files.Opens(reach, me, cancel) is not true) return await Page(context, me, files, "", null, null, cancel);
        var chosen = await files.Named(reach, me, await Chosen(context), cancel);
        if (chosen.Count == 0) return await Page(context, me, files, "", null, Texts.NothingChosen, cancel);
        var shell = await Shell.For(context, me, Texts.Lighten, cancel);
        return Answers.Page(LightenAskPage.Create(new(shell, reach, chosen, "", null, null)));
    }

    private static async Task<IResult> Remove(HttpContext context, CurrentUser me, HeavyFiles files, Lighten lighten, CancellationToken cancel)
    {
        var reach = Reach.Of(context);
        return await lighten.Remove(reach, me, await Chosen(context), cancel) is { } freed
            ? Answers.SeeOther($"{reach.Address}?freed={freed}") : await Page(context, me, files, "", null, Texts.NothingChosen, cancel);
    }

    private static async Task<HashSet<string>> Chosen(HttpContext context) => [.. (await Forms.Read(context)).All("file")];

    private static async Task<IResult> Page(HttpContext context, CurrentUser me, HeavyFiles files, string by, string? done, string? error, CancellationToken cancel)
    {
        var reach = Reach.Of(context);
        if (await files.Opens(reach, me, cancel) is var opens && opens is null) return Refusal.NotFound(context);
        if (opens is false) return Refusal.Of(context, StatusCodes.Status403Forbidden, Texts.NotInCharge);
        var shell = await Shell.For(context, me, Texts.Lighten, cancel);
        return Answers.Page(LightenPage.Create(new(shell, reach, await files.List(reach, me, by, cancel), by, done, error)), error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}

/// <summary>What can be lightened, or what is about to be.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Reach">Whose files.</param>
/// <param name="Files">The files.</param>
/// <param name="By">Their order.</param>
/// <param name="Done">What was just done, or null.</param>
/// <param name="Error">What is wrong, or null.</param>
public sealed record LightenModel(Shell Shell, Reach Reach, IReadOnlyList<HeavyFile> Files, string By, string? Done, string? Error)
{
    internal IEnumerable<(string Address, string Text, bool IsHere)> Orders =>
        from one in ((string By, string Text)[])[("", Texts.Biggest), ("age", Texts.Oldest), ("unseen", Texts.NeverSeenFiles), ("twice", Texts.Twice)]
        select (one.By.Length == 0 ? Reach.Address : $"{Reach.Address}?by={one.By}", one.Text, one.By == By);

    internal string Frees => (Files.Count == 1 ? Texts.WillFreeOne : Texts.WillFree).With(Files.Count, Sizes.Of(Files.Sum(one => one.Frees)));
}
