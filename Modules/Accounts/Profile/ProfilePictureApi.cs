using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Profile;

/// <summary>/me/picture: the picture that stands for a person.</summary>
internal static class ProfilePictureApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var picture = routes.MapGroup("/me/picture").RequireRateLimiting(Limits.Changes);
        picture.MapPost("", Change);
        picture.MapPost("/removal", Remove);
    }

    private static async Task<IResult> Change(HttpContext context, CurrentUser me, UserManager<Person> users, PeopleDirectory people, SessionStore sessions, IMedia media, UnitOfWork unit, CancellationToken cancel)
    {
        var sent = await SentPicture.Receive(context, me, media, unit, cancel);
        if (sent.Upload is not { } upload) return await Refuse(context, me, sessions, people, sent.Refusal!, cancel);
        await unit.Write(async () =>
        {
            await media.Attach(me.Id, [upload], cancel);
            await Show(upload.File, me, users, people, media, unit, cancel);
        }, cancel);
        return Answers.SeeOther("/me?saved=picture");
    }

    private static async Task<IResult> Remove(CurrentUser me, UserManager<Person> users, PeopleDirectory people, IMedia media, UnitOfWork unit, CancellationToken cancel)
    {
        await unit.Write(() => Show(null, me, users, people, media, unit, cancel), cancel);
        return Answers.SeeOther("/me?saved=picture");
    }

    private static async Task Show(FileCard? picture, CurrentUser me, UserManager<Person> users, PeopleDirectory people, IMedia media, UnitOfWork unit, CancellationToken cancel)
    {
        var person = (await users.FindByNameAsync(me.UserName))!;
        var before = person.SetPicture(picture);
        if (before == picture?.Id) return;
        await users.UpdateAsync(person);
        unit.Record(EntryKind.PersonChanged, me.Id, subject: me.Id);
        people.PutAfter(unit, person);
        if (before is { } file) await media.Release([file], cancel);
    }

    private static Task<IResult> Refuse(HttpContext context, CurrentUser me, SessionStore sessions, IPeople people, string sentence, CancellationToken cancel)
    {
        var shown = SettingsForm.Of(me);
        shown.Errors[SentPicture.Field] = sentence;
        return ProfileApi.Page(context, me, shown, sessions, people, StatusCodes.Status400BadRequest, cancel);
    }
}
