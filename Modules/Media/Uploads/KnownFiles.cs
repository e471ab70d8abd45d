using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Media.Uploads;

/// <summary>Files that a person need not send, as they see them here already. Of files that they do not see, nobody learns here whether they are there.</summary>
internal sealed class KnownFiles(MediaContext media, FileReferences uses, UploadQuota room, UnitOfWork unit, TimeProvider clock)
{
    // That of no file: what is unknown takes the same queries as what one may not see.
    private const long None = 0;

    /// <summary>An upload that is whole from the start; null where the person sees no such file.</summary>
    /// <param name="person">Key of the person.</param>
    /// <param name="hash">SHA-256 of the file, in hexadecimal digits.</param>
    /// <param name="name">Its name on their device.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<(Upload? Upload, UploadRefusal? Refusal)> Name(long person, string hash, string name, string size, CancellationToken cancel)
    {
        if (await room.For(person, "", 0, cancel) is { } refusal) return (null, refusal);
        var file = await Find(hash.ToLowerInvariant(), size, cancel);
        var isSeen = (await uses.NamesSeenBy(person, file?.Id ?? None, cancel)).Count > 0;
        if (file is null || !isSeen) return (null, null);
        var upload = await Note(Upload.Of(person, name, file.Bytes, clock.GetUtcNow(), file.Id), cancel);
        if (upload is not null) upload.File = file; // noted by its key: the row is no news
        return (upload, null);
    }

    private async Task<StoredFile?> Find(string hash, string size, CancellationToken cancel)
    {
        var key = FileStore.IsHash(hash) ? StoredFile.KeyOf(hash) : "";
        var file = await media.Files.AsNoTracking().SingleOrDefaultAsync(one => one.Key == key, cancel);
        return file?.Hash == hash && file.Bytes.ToString(CultureInfo.InvariantCulture) == size ? file : null;
    }

    // Erased since the look, it is unknown.
    private Task<Upload?> Note(Upload upload, CancellationToken cancel) => unit.Write(async () =>
    {
        if (!await media.Files.AnyAsync(one => one.Id == upload.FileId, cancel)) return null;
        media.Add(upload);
        unit.Record(EntryKind.FileStored, upload.PersonId, subject: upload.FileId, amount: 0);
        await media.SaveChangesAsync(cancel);
        return (Upload?)upload;
    }, cancel);
}
