using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.People;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Profile;

/// <summary>/me/picture: people set or remove their profile picture.</summary>
internal static class ProfilePictureApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var picture = routes.MapGroup("/me/picture").RequireRateLimiting(Limits.Changes);
        picture.MapPost("", Change);
        picture.MapPost("/removal", Remove);
    }

    private static async Task<IResult> Change(
        HttpContext context,
        CurrentUser me,
        ProfilePictures pictures,
        SettingsPages pages,
        IMedia media,
        UnitOfWork unit,
        CancellationToken cancel)
    {
        var sent = await PictureUpload.Receive(context, me, media, unit, cancel);
        if (sent.Upload is not { } upload)
        {
            var shown = SettingsForm.Of(me);
            shown.Errors[PictureUpload.Field] = sent.Refusal!;
            return await pages.Page(context, me, shown, StatusCodes.Status400BadRequest, cancel);
        }

        await unit.Write(async () =>
        {
            await media.Attach(me.Id, [upload], cancel);
            await pictures.Set(me, upload.File, cancel);
        }, cancel);
        return HtmlResults.SeeOther("/me?saved=picture");
    }

    private static async Task<IResult> Remove(
        CurrentUser me,
        ProfilePictures pictures,
        UnitOfWork unit,
        CancellationToken cancel)
    {
        await unit.Write(() => pictures.Set(me, null, cancel), cancel);
        return HtmlResults.SeeOther("/me?saved=picture");
    }
}

/// <summary>Sets the profile pictures of people.</summary>
internal sealed class ProfilePictures(UserManager<Person> users, PeopleDirectory people, IMedia media, UnitOfWork unit)
{
    /// <summary>Sets the person's picture, or removes it (null). Call it inside a write.</summary>
    public async Task Set(CurrentUser me, FileCard? picture, CancellationToken cancel)
    {
        var person = (await users.FindByNameAsync(me.UserName))!;
        var before = person.SetPicture(picture);
        if (before == picture?.Id) return;
        await users.UpdateAsync(person);
        unit.Record(EntryKind.PersonChanged, me.Id, subject: me.Id);
        people.PutAfter(unit, person);
        if (before is { } file) await media.Release([file], cancel);
    }
}
