using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Sessions;

/// <summary>/me/sessions: ends one's sessions in other browsers. The settings list them.</summary>
internal static class SessionsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/me/sessions").RequireRateLimiting(Limits.Changes);
        sessions.MapPost("/end", End);
        sessions.MapPost("/end-others", EndOthers);
    }

    private static async Task<IResult> End(HttpContext context, CurrentUser me, SessionStore sessions, UnitOfWork unit, CancellationToken cancel)
    {
        var session = (await Forms.Read(context))["session"];
        return await Ended(me, unit, () => sessions.End(me.Id, session, cancel), cancel);
    }

    private static Task<IResult> EndOthers(CurrentUser me, SessionStore sessions, UnitOfWork unit, CancellationToken cancel) =>
        Ended(me, unit, () => sessions.EndAll(me.Id, me.Session, cancel), cancel);

    // Ended already is as good: the list shows what is left.
    private static async Task<IResult> Ended(CurrentUser me, UnitOfWork unit, Func<Task<int>> end, CancellationToken cancel)
    {
        await unit.Write(async () =>
        {
            if (await end() > 0) unit.Record(EntryKind.SessionsEnded, me.Id, subject: me.Id);
        }, cancel);
        return Answers.SeeOther("/me?saved=sessions#sessions");
    }
}

/// <summary>A session, as its owner reads of it.</summary>
/// <param name="Key">What tells it from the others, in the form that ends it.</param>
/// <param name="Device">The browser, in words.</param>
/// <param name="Began">The day on which it began.</param>
/// <param name="Used">When it was last used.</param>
/// <param name="IsThis">True for the one that asks.</param>
public sealed record SessionItem(string Key, string Device, string Began, string Used, bool IsThis)
{
    internal static SessionItem Of(Session session, CurrentUser me) => new(session.KeyHash, Devices.Describe(session.Device),
        Local(session.StartedAt, me).ToString("d", me.Culture), Local(session.LastUsedAt, me).ToString("g", me.Culture), session.KeyHash == me.Session);

    private static DateTimeOffset Local(DateTimeOffset at, CurrentUser me) => me.Local(at.ToUnixTimeMilliseconds());
}
