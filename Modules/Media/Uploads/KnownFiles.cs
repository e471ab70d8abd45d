using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Media.Uploads;

/// <summary>
/// Skips the transfer of files that a person can already see here. Never reveals whether a file exists that they cannot
/// see.
/// </summary>
internal sealed class KnownFiles(
    MediaContext media,
    FileReferences references,
    UploadQuota quota,
    UnitOfWork unit,
    TimeProvider clock)
{
    /// <summary>Creates an upload that is complete from the start; null if the person sees no such file.</summary>
    /// <param name="person">Key of the person.</param>
    /// <param name="hash">SHA-256 of the file in hexadecimal digits.</param>
    /// <param name="name">Its name on their device.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<(Upload? Upload, UploadRefusal? Refusal)> Claim(
        long person, string hash, string name, string size, CancellationToken cancel)
    {
        if (await quota.RefusalFor(person, "", 0, cancel) is { } refusal) return (null, refusal);
        var file = await Find(hash.ToLowerInvariant(), size, cancel);
        var isSeen = (await references.NamesSeenBy(person, file?.Id ?? StoredFile.None, cancel)).Count > 0;
        if (file is null || !isSeen) return (null, null);
        var upload = Upload.Of(person, name, file.Bytes, clock.GetUtcNow(), file.Id);
        if (!await Store(upload, cancel)) return (null, null);
        upload.File = file; // after storing the row, because EF would otherwise add the file too
        return (upload, null);
    }

    private async Task<StoredFile?> Find(string hash, string size, CancellationToken cancel)
    {
        var key = FileStore.IsHash(hash) ? StoredFile.KeyOf(hash) : "";
        var found = await media.Files.AsNoTracking().SingleOrDefaultAsync(file => file.Key == key, cancel);
        return found?.Hash == hash && found.Bytes.ToString(CultureInfo.InvariantCulture) == size ? found : null;
    }

    // False if the file has been deleted since it was found.
    private Task<bool> Store(Upload upload, CancellationToken cancel) => unit.Write(async write =>
    {
        if (!await media.Files.AnyAsync(file => file.Id == upload.FileId, cancel)) return false;
        media.Add(upload);
        write.Record(EntryKind.FileStored, upload.PersonId, subject: upload.FileId, amount: 0);
        await media.SaveChangesAsync(cancel);
        return true;
    }, cancel);
}
