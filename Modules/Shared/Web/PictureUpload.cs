using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;

namespace OurWhats.Shared.Web;

/// <summary>What became of a picture that somebody sent to stand for a person or a group.</summary>
/// <param name="Upload">It waits to be attached; null where it was refused.</param>
/// <param name="Refusal">The sentence that says why, or null.</param>
public sealed record PictureUpload(UploadCard? Upload, string? Refusal)
{
    /// <summary>Name of the field that brings it.</summary>
    public const string Field = "picture";

    private const long MostBytes = 5_000_000;

    /// <summary>Receives it. What is too large is read to its end all the same: browsers show no answer before.</summary>
    /// <exception cref="InvalidDataException">The body is not what its type says.</exception>
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
        if (sent.Upload is null or { File.IsPicture: true }) return sent;
        await sent.Abandon(me, media, unit, cancel);
        return new(null, Texts.NotAPicture);
    }

    /// <summary>Erases it where nothing else refers to it: it stands for nobody after all.</summary>
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

/// <summary>The form by which a picture is chosen or taken away.</summary>
/// <param name="Action">Where it is sent; below that, at "removal", it is taken away.</param>
/// <param name="Title">What it is the picture of.</param>
/// <param name="Avatar">What stands there now.</param>
/// <param name="HasPicture">True when that can be taken away.</param>
/// <param name="Error">Why what was sent is refused, or null.</param>
/// <param name="IsSaved">True when it was just changed.</param>
public sealed record PictureFormModel(string Action, string Title, Avatar Avatar, bool HasPicture, string? Error, bool IsSaved)
{
    internal Field Field => new(PictureUpload.Field, Texts.Picture, Error: Error, Hint: Texts.PictureHint, Type: "file");
}
