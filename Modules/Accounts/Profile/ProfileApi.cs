using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Profile;

/// <summary>/me: a person's own settings.</summary>
internal static class ProfileApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/me");
        me.MapGet("", Show).WithMetadata(
            new NavigationItem(NavigationPlace.Settings, 10, () => OurWhats.Shared.Texts.Settings),
            new ScreenName(70, () => Texts.ScreenSettings));
        me.MapPost("", ChangeProfile).RequireRateLimiting(Limits.Changes);
        me.MapPost("/password", ChangePassword).RequireRateLimiting(Limits.Door);
    }

    private static Task<IResult> Show(
        HttpContext context,
        CurrentUser me,
        SettingsPages pages,
        string saved = "",
        CancellationToken cancel = default) =>
        pages.Page(context, me, SettingsForm.Of(me) with { Saved = saved }, StatusCodes.Status200OK, cancel);

    private static async Task<IResult> ChangeProfile(
        HttpContext context,
        CurrentUser me,
        ProfileService profile,
        SettingsPages pages,
        CancellationToken cancel)
    {
        var form = SettingsForm.Of(await Forms.Read(context));
        if (form.Errors.Count > 0)
            return await pages.Page(context, me, form, StatusCodes.Status400BadRequest, cancel);
        await profile.Change(me, form, cancel);
        return HtmlResults.SeeOther("/me?saved=profile");
    }

    private static async Task<IResult> ChangePassword(
        HttpContext context,
        CurrentUser me,
        PasswordChange change,
        SettingsPages pages,
        CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var shown = SettingsForm.Of(me);
        if (PasswordRules.Check(form["password"], me.UserName) is { } wrong) shown.Errors["password"] = wrong;
        if (shown.Errors.Count > 0)
            return await pages.Page(context, me, shown, StatusCodes.Status400BadRequest, cancel);

        var verdict = await change.Run(context, me, form["current"], form["password"], cancel);
        // Suspended people are redirected too; without a session they get the sign-in page.
        if (verdict is PasswordVerdict.Right or PasswordVerdict.Suspended)
            return HtmlResults.SeeOther("/me?saved=password");
        var isLocked = verdict == PasswordVerdict.Locked;
        shown.Errors["current"] = isLocked ? Texts.LockedOut : Texts.PasswordWrong;
        var status = isLocked ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;
        return await pages.Page(context, me, shown, status, cancel);
    }
}

/// <summary>Changes a person's own settings, each in one write.</summary>
internal sealed class ProfileService(
    UserManager<Person> users,
    PeopleDirectory people,
    SessionCache cache,
    UnitOfWork unit)
{
    public Task Change(CurrentUser me, SettingsForm form, CancellationToken cancel) => unit.Write(async write =>
    {
        var person = (await users.FindByNameAsync(me.UserName))!;
        (person.DisplayName, person.Language) = (form.DisplayName, form.Language);
        (person.Zone, person.MediaDisplay) = (form.Zone, form.MediaDisplay);
        await users.UpdateAsync(person);
        write.Record(EntryKind.PersonChanged, me.Id, subject: me.Id);
        people.PutAfter(write, person);
        write.AfterCommit(() => cache.Update(person));
    }, cancel);
}
