using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;

namespace OurWhats.Shared.Web;

/// <summary>A picture uploaded for a person or a group, or the reason why it was refused.</summary>
/// <param name="Upload">The upload, ready to be attached; null if it was refused.</param>
/// <param name="Refusal">The reason as a sentence, or null.</param>
public sealed record PictureUpload(UploadCard? Upload, string? Refusal)
{
    /// <summary>Name of the file input.</summary>
    public const string Field = "picture";

    private const long MostBytes = 5_000_000;

    /// <summary>
    /// Receives the picture. Reads oversized files to the end too, because browsers show no response before.
    /// </summary>
    /// <exception cref="InvalidDataException">The body is malformed.</exception>
    public static async Task<PictureUpload> Receive(
        HttpContext context, CurrentUser me, IMedia media, UnitOfWork unit, CancellationToken cancel)
    {
        Received? received = null;
        FormWithFiles form = new(media.MostBytes + Limits.FormBytes);
        await form.Read(
            context,
            async (name, content) => received ??= await media.Receive(me.Id, name, content, MostBytes, cancel),
            cancel);
        PictureUpload sent = new(received?.Upload, received is null ? Texts.PictureMissing : received.Refusal);
        if (sent.Upload is null or { File.HasThumbnails: true }) return sent;
        await sent.Abandon(me, media, unit, cancel);
        return new(null, sent.Upload.File.IsPicture ? Texts.PictureLater : Texts.NotAPicture);
    }

    /// <summary>
    /// Deletes the upload's file if nothing else refers to it, when the picture is not used after all.
    /// </summary>
    public async Task Abandon(CurrentUser me, IMedia media, UnitOfWork unit, CancellationToken cancel)
    {
        if (Upload is not { } upload) return;
        await unit.Write(async write =>
        {
            await media.Attach(write, me.Id, [upload], cancel);
            await media.Release(write, [upload.File.Id], cancel);
        }, cancel);
    }
}

/// <summary>The form to set or remove a picture.</summary>
/// <param name="Action">Address that receives the form; <c>/removal</c> below it removes the picture.</param>
/// <param name="Title">Name of the person or group.</param>
/// <param name="Avatar">The current avatar.</param>
/// <param name="HasPicture">True if there is a picture to remove.</param>
/// <param name="Error">Why the upload was refused, or null.</param>
/// <param name="IsSaved">True right after a change.</param>
public sealed record PictureFormModel(string Action, string Title, Avatar Avatar, bool HasPicture, string? Error, bool IsSaved)
{
    internal Field Field => new(PictureUpload.Field, Texts.Picture, Error: Error, Hint: Texts.PictureHint, Type: "file");
}
