using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Cleanup;

/// <summary>
/// /lighten, /c/5/lighten, /admin/lighten: the largest, oldest, never viewed and duplicated files. Removing them asks
/// for confirmation and names the people who lose access.
/// </summary>
internal static class CleanupApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        MapScope(routes.MapGroup("/lighten"));
        MapScope(routes.MapGroup("/c/{id:long}/lighten"));
        MapScope(routes.MapGroup("/admin/lighten").RequireAuthorization(Roles.Administrators));
    }

    private static void MapScope(RouteGroupBuilder scope)
    {
        scope.MapGet("", Show);
        var changes = scope.MapGroup("").RequireRateLimiting(Limits.Changes);
        changes.MapPost("", Confirm);
        changes.MapPost("/removal", Remove);
    }

    /// <param name="by">"age", "unseen" or "twice"; the largest files by default.</param>
    /// <param name="freed">Bytes freed by the removal just done, if any.</param>
    private static async Task<IResult> Show(
        HttpContext context,
        CurrentUser me,
        HeavyFiles files,
        string by = "",
        string freed = "",
        CancellationToken cancel = default)
    {
        var sentence = CleanupScope.Of(context).IsEverything ? Texts.Freed : Texts.FreedVisible;
        var done = long.TryParse(freed, out var bytes) ? sentence.With(Sizes.Of(Math.Max(0, bytes))) : null;
        return await Page(context, me, files, new(by, done, Error: null), cancel);
    }

    private static async Task<IResult> Confirm(
        HttpContext context, CurrentUser me, HeavyFiles files, CancellationToken cancel)
    {
        var scope = CleanupScope.Of(context);
        if (await files.IsAllowed(scope, me, cancel) is not true)
        {
            return await Page(context, me, files, CleanupState.None, cancel);
        }

        var chosen = await files.Named(scope, me, await Chosen(context), cancel);
        if (chosen.Count == 0) return await Page(context, me, files, CleanupState.NothingChosen, cancel);
        var shell = await Shell.For(context, me, Texts.Lighten, cancel);
        return HtmlResults.Page(CleanupConfirmPage.Create(new(shell, scope, chosen, CleanupState.None)));
    }

    private static async Task<IResult> Remove(
        HttpContext context, CurrentUser me, HeavyFiles files, FileCleanup cleanup, CancellationToken cancel)
    {
        var scope = CleanupScope.Of(context);
        return await cleanup.Remove(scope, me, await Chosen(context), cancel) is { } freed
            ? HtmlResults.SeeOther($"{scope.Address}?freed={freed}")
            : await Page(context, me, files, CleanupState.NothingChosen, cancel);
    }

    private static async Task<HashSet<string>> Chosen(HttpContext context) =>
        [.. (await Forms.Read(context)).All("file").Take(HeavyFiles.MostListed)];

    private static async Task<IResult> Page(
        HttpContext context, CurrentUser me, HeavyFiles files, CleanupState state, CancellationToken cancel)
    {
        var scope = CleanupScope.Of(context);
        if (await files.IsAllowed(scope, me, cancel) is not { } isAllowed) return ErrorResponse.NotFound(context);
        if (!isAllowed) return ErrorResponse.Of(context, StatusCodes.Status403Forbidden, Texts.NotInCharge);
        var shell = await Shell.For(context, me, Texts.Lighten, cancel);
        CleanupModel model = new(shell, scope, await files.List(scope, me, state.Order, cancel), state);
        var status = state.Error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return HtmlResults.Page(CleanupPage.Create(model), status);
    }
}
