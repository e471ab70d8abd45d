using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Sessions;

/// <summary>/me/sessions: ends one's sessions in other browsers. The settings page lists them.</summary>
internal static class SessionsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/me/sessions").RequireRateLimiting(Limits.Changes);
        sessions.MapPost("/end", EndOne);
        sessions.MapPost("/end-others", EndOthers);
    }

    private static async Task<IResult> EndOne(
        HttpContext context,
        CurrentUser me,
        SessionStore sessions,
        UnitOfWork unit,
        CancellationToken cancel)
    {
        var session = (await Forms.Read(context))["session"];
        return await End(me, unit, write => sessions.End(write, me.Id, session, cancel), cancel);
    }

    private static Task<IResult> EndOthers(
        CurrentUser me,
        SessionStore sessions,
        UnitOfWork unit,
        CancellationToken cancel) => End(me, unit, write => sessions.EndAll(write, me.Id, me.Session, cancel), cancel);

    // Ending a session that has ended already is not an error: the list shows the remaining ones.
    private static async Task<IResult> End(
        CurrentUser me,
        UnitOfWork unit,
        Func<WriteTransaction, Task<int>> end,
        CancellationToken cancel)
    {
        await unit.Write(async write =>
        {
            if (await end(write) > 0) write.Record(EntryKind.SessionsEnded, me.Id, subject: me.Id);
        }, cancel);
        return HtmlResults.SeeOther("/me?saved=sessions#sessions");
    }
}

/// <summary>View of one's own session.</summary>
/// <param name="Key">Hash of the session's key, which identifies it in the form.</param>
/// <param name="Device">Browser and system, in words.</param>
/// <param name="Began">The date of sign-in.</param>
/// <param name="Used">Time of the last use.</param>
/// <param name="IsThis">True for the session of this request.</param>
public sealed record SessionItem(string Key, string Device, string Began, string Used, bool IsThis)
{
    internal static SessionItem Of(Session session, CurrentUser me) => new(
        session.KeyHash,
        Devices.Describe(session.Device),
        Local(session.StartedAt, me).ToString("d", me.Culture),
        Local(session.LastUsedAt, me).ToString("g", me.Culture),
        session.KeyHash == me.Session);

    private static DateTimeOffset Local(DateTimeOffset at, CurrentUser me) => me.Local(at.ToUnixTimeMilliseconds());
}
