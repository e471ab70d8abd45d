using OurWhats.Media.Store;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Uploads;

/// <summary>Puts a photo that does not tell where it was taken in the place of one that does.</summary>
internal sealed class LocationRemoval(UploadService incoming, FileStore vault, UnitOfWork unit)
{
    // It is held in memory meanwhile; photographs are lighter.
    private const long MostBytes = 50_000_000;

    public async Task<Received> Run(long person, string key, CancellationToken cancel)
    {
        if (await incoming.Find(person, key, cancel) is not { File: { } file } upload) return new(null, null);
        if (!file.HasPosition) return new(upload.Card, null);
        if (file.Bytes > MostBytes || file.Type == "image/png") return Refuse(upload); // a PNG's parts have checksums
        unit.Release();
        var content = await File.ReadAllBytesAsync(vault.PathOf(file.Hash), cancel);
        if (!ExifLocation.Blank(content)) return Refuse(upload);
        var received = await incoming.Receive(person, upload.Name, new MemoryStream(content), content.Length, cancel);
        if (received.Upload is not { } clean) return received;
        var isClean = clean.File.IsPicture && !clean.HasPosition;
        await incoming.Remove(isClean ? upload : (await incoming.Find(person, clean.Key, cancel))!, cancel);
        return isClean ? received : Refuse(upload);
    }

    private static Received Refuse(Upload upload) => new(null, Texts.PositionStays.With(upload.Name));
}
