using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Measuring;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Footprint.Following;

/// <summary>Follows the journal: what was sent, put on line and seen. Its cursor is stored with what it adds, so each entry counts once.</summary>
internal sealed class Follower(FootprintContext footprint, JournalReader journal, Meter meter, TimeProvider clock)
{
    private const int MostEntries = 500;

    // SQLITE_CONSTRAINT: a line of the journal that contradicts another, not a disk that is full.
    private const int Constraint = 19;

    /// <summary>True when something happened since.</summary>
    public async Task<bool> HasNews(CancellationToken cancel) =>
        journal.After(await footprint.Cursors.Select(one => one.Entry).SingleOrDefaultAsync(cancel), 1).Count > 0;

    /// <summary>Counts what follows. Inside a write. False when there is nothing more.</summary>
    public async Task<bool> Follow(Additions additions, CancellationToken cancel)
    {
        var cursor = await footprint.Cursors.SingleOrDefaultAsync(cancel);
        if (cursor is null) footprint.Add(cursor = new());
        var entries = journal.After(cursor.Entry, MostEntries);
        foreach (var entry in entries) await TryCount(entry, additions, cancel);
        if (entries.Count == 0) return false;
        cursor.Entry = entries[^1].Id;
        await footprint.SaveChangesAsync(cancel);
        return entries.Count == MostEntries;
    }

    // What cannot be counted is set aside, with its reason, and the rest goes on.
    private async Task TryCount(Entry entry, Additions additions, CancellationToken cancel)
    {
        try
        {
            await Count(entry, additions, cancel);
        }
        catch (Exception exception) when (exception is InvalidOperationException or OverflowException or SqliteException { SqliteErrorCode: Constraint })
        {
            footprint.Add(new SetAside { EntryId = entry.Id, Error = exception.Message, At = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        }
    }

    private Task Count(Entry entry, Additions additions, CancellationToken cancel)
    {
        if (entry.Conversation is { } conversation) meter.Learn(conversation);
        return entry.Kind switch
        {
            EntryKind.MessagePosted => CountMessage(entry, additions, cancel),
            EntryKind.StayBegan => CountArrival(entry, cancel),
            EntryKind.ReadMarkerMoved => CountReading(entry, additions, cancel),
            EntryKind.FileStored => CountUpload(entry, additions, cancel),
            EntryKind.FileLightened => CountLightening(entry, additions, cancel),
            EntryKind.FileErased => Erase(entry, cancel),
            EntryKind.ThumbnailServed or EntryKind.OriginalServed or EntryKind.FileDownloaded => CountView(entry, additions, cancel),
            _ => Task.CompletedTask,
        };
    }

    private async Task CountMessage(Entry entry, Additions additions, CancellationToken cancel)
    {
        var marker = await MarkerOf(entry.Actor, entry.Conversation!.Value, cancel);
        var bytes = entry.Amount ?? 0;
        footprint.Insert(new SaidMessage { ConversationId = entry.Conversation.Value, Number = entry.Subject!.Value, AuthorId = entry.Actor, Bytes = bytes });
        Add(entry, Measure.MessagesSent, new(1, bytes, 0), additions);
        await CountUpTo(entry, marker, entry.Subject.Value, additions, cancel); // who writes has read
    }

    // What was said before counts as read.
    private async Task CountArrival(Entry entry, CancellationToken cancel)
    {
        var conversation = entry.Conversation!.Value;
        var marker = await MarkerOf(entry.Subject ?? entry.Actor, conversation, cancel);
        marker.Number = Math.Max(marker.Number, await footprint.Messages.Where(one => one.ConversationId == conversation).MaxAsync(one => (long?)one.Number, cancel) ?? 0);
    }

    private async Task CountReading(Entry entry, Additions additions, CancellationToken cancel) =>
        await CountUpTo(entry, await MarkerOf(entry.Actor, entry.Conversation!.Value, cancel), entry.Subject!.Value, additions, cancel);

    private async Task CountUpTo(Entry entry, Marker marker, long number, Additions additions, CancellationToken cancel)
    {
        if (number <= marker.Number) return;
        var seen = await footprint.Messages.AsNoTracking()
            .Where(one => one.ConversationId == marker.ConversationId && one.Number > marker.Number && one.Number <= number && one.AuthorId != marker.PersonId)
            .GroupBy(_ => 1).Select(all => new { Times = all.LongCount(), Bytes = all.Sum(one => one.Bytes) }).SingleOrDefaultAsync(cancel);
        marker.Number = number;
        if (seen is not null) Add(entry, Measure.MessagesViewed, new(seen.Times, 0, seen.Bytes), additions);
    }

    private async Task CountUpload(Entry entry, Additions additions, CancellationToken cancel)
    {
        var (came, isKnown) = (entry.Amount ?? 0, await footprint.Files.FindAsync([entry.Subject!.Value], cancel) is { IsErased: false });
        var file = await FileOf(entry, cancel);
        if (came == 0) Add(entry, Measure.FilesKnown, new(1, file.Bytes, 0), additions);
        else Add(entry, Measure.FilesReceived, new(1, came, 0), additions);
        if (came > 0 && isKnown) Add(entry, Measure.FilesShared, new(1, came, 0), additions);
        if (came > 0) (file.Bytes, file.BytesBefore, file.IsErased) = (came, Math.Max(file.BytesBefore, came), false);
    }

    private async Task CountLightening(Entry entry, Additions additions, CancellationToken cancel)
    {
        var file = await FileOf(entry, cancel);
        var before = entry.Amount ?? 0;
        if (before <= file.Bytes) return;
        file.BytesBefore = before;
        Add(entry, Measure.FilesLightened, new(1, before, before - file.Bytes), additions);
    }

    private async Task Erase(Entry entry, CancellationToken cancel) => (await FileOf(entry, cancel)).IsErased = true;

    private async Task CountView(Entry entry, Additions additions, CancellationToken cancel)
    {
        var (file, sent) = (await FileOf(entry, cancel), entry.Amount ?? 0);
        var view = await footprint.Views.FindAsync([entry.Actor, file.FileId, entry.Kind], cancel);
        var isFirst = view is null;
        if (view is null) footprint.Add(view = new() { PersonId = entry.Actor, FileId = file.FileId, Kind = entry.Kind });
        if (sent > 0) view.Bytes = sent;
        view.Times++;
        (file.Times, file.Served, file.SeenAt) = (file.Times + 1, file.Served + sent, entry.At);
        if (entry.Actor != file.SenderId) file.IsSeenByOthers = true;
        Add(entry, isFirst ? Measure.FilesViewed : Measure.FilesReviewed, new(1, 0, sent), additions);
        if (sent == 0) Add(entry, Measure.FilesCached, new(1, 0, view.Bytes), additions);
        else if (entry.Kind == EntryKind.ThumbnailServed) CountBaselines(entry, file, sent, additions);
    }

    // What others would have sent in the thumbnail's place.
    private void CountBaselines(Entry entry, KnownFile file, long sent, Additions additions)
    {
        file.IsPicture = true;
        var original = Math.Max(file.BytesBefore, file.Bytes);
        Add(entry, Measure.BaselineNaive, new(1, 0, Math.Max(original, sent)), additions);
        Add(entry, Measure.BaselineMessenger, new(1, 0, Math.Max((long)(original * MessengerShare(entry)), sent)), additions);
        Add(entry, Measure.BaselineServed, new(1, 0, sent), additions);
    }

    // A picture of 1,600 pixels in JPEG, as common messengers send it: part of the photo.
    private static double MessengerShare(Entry entry) =>
        Constants.On(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(entry.At).UtcDateTime))["baseline.messenger"];

    private void Add(Entry entry, Measure measure, Amount amount, Additions additions) =>
        additions.Add(entry.Actor, meter.DayOf(entry.Actor, DateTimeOffset.FromUnixTimeMilliseconds(entry.At)), measure, amount);

    private async Task<Marker> MarkerOf(long person, long conversation, CancellationToken cancel)
    {
        if (await footprint.Markers.FindAsync([person, conversation], cancel) is { } marker) return marker;
        return footprint.Add(new Marker { PersonId = person, ConversationId = conversation }).Entity;
    }

    private async Task<KnownFile> FileOf(Entry entry, CancellationToken cancel)
    {
        if (await footprint.Files.FindAsync([entry.Subject!.Value], cancel) is { } file) return file;
        return footprint.Add(new KnownFile { FileId = entry.Subject.Value, SenderId = entry.Kind == EntryKind.FileStored ? entry.Actor : 0, At = entry.At }).Entity;
    }
}
