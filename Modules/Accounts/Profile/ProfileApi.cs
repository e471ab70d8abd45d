using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Profile;

/// <summary>/me: what a person may change about themselves.</summary>
internal static class ProfileApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/me");
        me.MapGet("", Show);
        me.MapPost("", ChangeProfile).RequireRateLimiting(Limits.Changes);
        me.MapPost("/password", ChangePassword).RequireRateLimiting(Limits.Door);
    }

    private static Task<IResult> Show(HttpContext context, CurrentUser me, SessionStore sessions, PeopleDirectory people, string saved = "", CancellationToken cancel = default) =>
        Page(context, me, SettingsForm.Of(me) with { Saved = saved }, sessions, people, StatusCodes.Status200OK, cancel);

    private static async Task<IResult> ChangeProfile(HttpContext context, CurrentUser me, UserManager<Person> users, PeopleDirectory people, SessionCache cache, SessionStore sessions, UnitOfWork unit, CancellationToken cancel)
    {
        var form = SettingsForm.Of(await Forms.Read(context));
        if (form.Errors.Count > 0) return await Page(context, me, form, sessions, people, StatusCodes.Status400BadRequest, cancel);

        await unit.Write(async () =>
        {
            var person = (await users.FindByNameAsync(me.UserName))!;
            (person.DisplayName, person.Language, person.Zone, person.Showing) = (form.DisplayName, form.Language, form.Zone, form.Showing);
            await users.UpdateAsync(person);
            unit.Record(EntryKind.PersonChanged, me.Id, subject: me.Id);
            people.PutAfter(unit, person);
            unit.AfterCommit(() => cache.Update(person));
        }, cancel);
        return Answers.SeeOther("/me?saved=profile");
    }

    private static async Task<IResult> ChangePassword(HttpContext context, CurrentUser me, UserManager<Person> users, PasswordCheck passwords, PeopleDirectory people, SessionStore sessions, UnitOfWork unit, CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var shown = SettingsForm.Of(me);
        if (PasswordRules.Check(form["password"], me.UserName) is { } wrong) shown.Errors["password"] = wrong;
        if (shown.Errors.Count > 0) return await Page(context, me, shown, sessions, people, StatusCodes.Status400BadRequest, cancel);

        var person = (await users.FindByNameAsync(me.UserName))!;
        var hash = users.PasswordHasher.HashPassword(person, form["password"]);
        var verdict = await passwords.Verify(person, form["current"], async () =>
        {
            person.PasswordHash = hash;
            await users.UpdateSecurityStampAsync(person);
            await sessions.EndAll(me.Id, me.Session, cancel);
            unit.Record(EntryKind.PasswordChanged, me.Id, subject: me.Id);
        }, cancel);
        if (verdict is PasswordVerdict.Right or PasswordVerdict.Suspended) return Answers.SeeOther("/me?saved=password"); // for the suspended, the sign-in
        shown.Errors["current"] = verdict == PasswordVerdict.Locked ? Texts.LockedOut : Texts.PasswordWrong;
        return await Page(context, me, shown, sessions, people, verdict == PasswordVerdict.Locked ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest, cancel);
    }

    /// <summary>The page, as it stands or as it was typed.</summary>
    public static async Task<IResult> Page(HttpContext context, CurrentUser me, SettingsForm form, SessionStore sessions, IPeople people, int status, CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, Texts.Settings, cancel);
        var lines = (await sessions.ListOf(me.Id, cancel)).Select(session => SessionItem.Of(session, me));
        return Answers.Page(SettingsPage.Create(new(shell, people[me.Id], form, [.. lines], me.IsAdministrator)), status);
    }
}
