using Microsoft.AspNetCore.Http;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Profile;

internal sealed class SettingsPages(SessionStore sessions, SessionCache cache, IPeople people)
{
    /// <param name="form">The settings, stored or submitted.</param>
    /// <param name="status">HTTP status of the response.</param>
    public async Task<IResult> Page(
        HttpContext context,
        CurrentUser me,
        SettingsForm form,
        int status,
        CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, Texts.Settings, cancel);
        var items = (await sessions.ListOf(me.Id, cancel)).Select(session => SessionItem.Of(session, me));
        SettingsModel model = new(shell, people[me.Id], form, [.. items], me.IsAdministrator)
        {
            HasSecondFactor = cache.Find(me.Session)?.HasSecondFactor == true,
        };
        return HtmlResults.Page(SettingsPage.Create(model), status);
    }
}
