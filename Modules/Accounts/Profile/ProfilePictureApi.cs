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

/// <summary>/me/picture: sets or removes one's profile picture.</summary>
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
        CancellationToken cancel)
    {
        var sent = await pictures.Receive(context, me, cancel);
        if (sent.Upload is not { } upload)
        {
            var shown = SettingsForm.Of(me);
            shown.Errors[PictureUpload.Field] = sent.Refusal!;
            return await pages.Page(context, me, shown, StatusCodes.Status400BadRequest, cancel);
        }

        await pictures.Set(me, upload, cancel);
        return HtmlResults.SeeOther("/me?saved=picture");
    }

    private static async Task<IResult> Remove(CurrentUser me, ProfilePictures pictures, CancellationToken cancel)
    {
        await pictures.Set(me, null, cancel);
        return HtmlResults.SeeOther("/me?saved=picture");
    }
}

internal sealed class ProfilePictures(UserManager<Person> users, PeopleDirectory people, IMedia media, UnitOfWork unit)
{
    /// <summary>Receives the uploaded picture, without setting it yet.</summary>
    public Task<PictureUpload> Receive(HttpContext context, CurrentUser me, CancellationToken cancel) =>
        PictureUpload.Receive(context, me, media, unit, cancel);

    /// <summary>Sets the person's picture; null removes it.</summary>
    public Task Set(CurrentUser me, UploadCard? upload, CancellationToken cancel) => unit.Write(async write =>
    {
        if (upload is not null) await media.Attach(write, me.Id, [upload], cancel);
        var picture = upload?.File;
        var person = (await users.FindByNameAsync(me.UserName))!;
        var before = person.SetPicture(picture);
        if (before == picture?.Id) return;
        await users.UpdateAsync(person);
        write.Record(EntryKind.PersonChanged, me.Id, subject: me.Id);
        people.PutAfter(write, person);
        if (before is { } file) await media.Release(write, [file], cancel);
    }, cancel);
}
