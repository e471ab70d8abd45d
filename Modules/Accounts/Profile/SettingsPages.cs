using Microsoft.AspNetCore.Http;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Profile;

/// <summary>Renders the page of a person's own settings.</summary>
internal sealed class SettingsPages(SessionStore sessions, IPeople people)
{
    /// <param name="form">The settings as they are or as they were filled in.</param>
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
        SettingsModel model = new(shell, people[me.Id], form, [.. items], me.IsAdministrator);
        return HtmlResults.Page(SettingsPage.Create(model), status);
    }
}
