using OurWhats.Media.Store;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Uploads;

/// <summary>Replaces the upload of a photo by one without location metadata.</summary>
internal sealed class LocationRemoval(UploadService uploads, FileStore store, UnitOfWork unit)
{
    // The whole photo is held in memory. Photos from cameras are smaller than this.
    private const long MostBytes = 50_000_000;

    /// <summary>The new upload, or the given one if it has no location; otherwise the refusal.</summary>
    public async Task<Received> Run(long person, string key, CancellationToken cancel)
    {
        if (await uploads.Find(person, key, cancel) is not { File: { } file } upload) return new(null, null);
        if (file.Card is { IsPicture: true, HasThumbnails: false }) return Refuse(upload); // nobody has looked for one yet
        if (!file.HasPosition) return new(upload.Card, null);
        // A PNG's chunks have checksums, which would no longer match.
        if (file.Bytes > MostBytes || file.Type == "image/png") return Refuse(upload);
        unit.Release();
        var content = await File.ReadAllBytesAsync(store.PathOf(file.Hash), cancel);
        if (!ExifLocation.Remove(content)) return Refuse(upload);
        return await Replace(upload, content, cancel);
    }

    // Making the new upload's thumbnails reads the metadata again, which verifies that no location is left.
    private async Task<Received> Replace(Upload upload, byte[] content, CancellationToken cancel)
    {
        var person = upload.PersonId;
        var received = await uploads.Receive(person, upload.Name, new MemoryStream(content), content.Length, cancel);
        if (received.Upload is not { } replacement) return received;
        var isClean = replacement.File.HasThumbnails && !replacement.HasPosition;
        var surplus = isClean ? upload : (await uploads.Find(person, replacement.Key, cancel))!;
        await uploads.Remove(surplus, cancel);
        return isClean ? received : Refuse(upload);
    }

    private static Received Refuse(Upload upload) => new(null, Texts.PositionStays.With(upload.Name));
}
