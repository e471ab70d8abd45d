using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Footprint.Recording;

/// <summary>
/// Records from the journal which messages were sent and read and which files were stored and seen. Its cursor is written
/// in the same transaction as the totals, so each entry counts once.
/// </summary>
internal sealed class ActivityRecorder(
    FootprintContext footprint,
    JournalReader journal,
    Meter meter,
    TimeProvider clock)
{
    private const int MostEntries = 500;

    // SQLITE_CONSTRAINT: an entry that contradicts another one, unlike a full disk.
    private const int ConstraintError = 19;

    /// <summary>True when the journal has entries that are not recorded yet.</summary>
    public async Task<bool> HasNewEntries(CancellationToken cancel)
    {
        var last = await footprint.Cursors.Select(cursor => cursor.Entry).SingleOrDefaultAsync(cancel);
        return journal.After(last, 1).Count > 0;
    }

    /// <summary>Records the next entries. Inside a write transaction. True when there are more.</summary>
    public async Task<bool> Record(UsageBatch batch, CancellationToken cancel)
    {
        var cursor = await footprint.Cursors.SingleOrDefaultAsync(cancel);
        if (cursor is null) footprint.Add(cursor = new());
        var entries = journal.After(cursor.Entry, MostEntries);
        foreach (var entry in entries) await TryRecord(entry, batch, cancel);
        if (entries.Count == 0) return false;
        cursor.Entry = entries[^1].Id;
        await footprint.SaveChangesAsync(cancel);
        return entries.Count == MostEntries;
    }

    // An entry that cannot be counted is stored with the reason and skipped.
    private async Task TryRecord(Entry entry, UsageBatch batch, CancellationToken cancel)
    {
        try
        {
            await Record(entry, batch, cancel);
        }
        catch (Exception exception) when (IsCausedByEntry(exception))
        {
            footprint.Add(new SkippedEntry
            {
                EntryId = entry.Id,
                Error = exception.Message,
                At = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            });
        }
    }

    private static bool IsCausedByEntry(Exception exception) => exception
        is InvalidOperationException
        or OverflowException
        or SqliteException { SqliteErrorCode: ConstraintError };

    private Task Record(Entry entry, UsageBatch batch, CancellationToken cancel)
    {
        if (entry.Conversation is { } conversation) meter.NoteConversation(conversation);
        return entry.Kind switch
        {
            EntryKind.MessagePosted => RecordMessage(entry, batch, cancel),
            EntryKind.StayBegan => RecordJoining(entry, cancel),
            EntryKind.ReadMarkerMoved => RecordReading(entry, batch, cancel),
            EntryKind.FileStored => RecordUpload(entry, batch, cancel),
            EntryKind.FileLightened => RecordLightening(entry, batch, cancel),
            EntryKind.FileErased => RecordErasure(entry, cancel),
            EntryKind.ThumbnailServed => RecordView(entry, batch, cancel),
            EntryKind.OriginalServed => RecordView(entry, batch, cancel),
            EntryKind.FileDownloaded => RecordView(entry, batch, cancel),
            _ => Task.CompletedTask,
        };
    }

    private async Task RecordMessage(Entry entry, UsageBatch batch, CancellationToken cancel)
    {
        var marker = await MarkerOf(entry.Actor, entry.Conversation!.Value, cancel);
        var bytes = entry.Amount ?? 0;
        footprint.Insert(new SentMessage
        {
            ConversationId = entry.Conversation.Value,
            Number = entry.Subject!.Value,
            AuthorId = entry.Actor,
            Bytes = bytes,
        });
        Add(entry, Measure.MessagesSent, new(1, bytes, 0), batch);
        await ReadUpTo(entry, marker, entry.Subject.Value, batch, cancel); // the author has read what came before
    }

    // What was said before a person joined counts as read.
    private async Task RecordJoining(Entry entry, CancellationToken cancel)
    {
        var conversation = entry.Conversation!.Value;
        var marker = await MarkerOf(entry.Subject ?? entry.Actor, conversation, cancel);
        var last = await footprint.Messages
            .Where(message => message.ConversationId == conversation)
            .MaxAsync(message => (long?)message.Number, cancel);
        marker.Number = Math.Max(marker.Number, last ?? 0);
    }

    private async Task RecordReading(Entry entry, UsageBatch batch, CancellationToken cancel)
    {
        var marker = await MarkerOf(entry.Actor, entry.Conversation!.Value, cancel);
        await ReadUpTo(entry, marker, entry.Subject!.Value, batch, cancel);
    }

    private async Task ReadUpTo(Entry entry, ReadMarker marker, long number, UsageBatch batch, CancellationToken cancel)
    {
        if (number <= marker.Number) return;
        var seen = await footprint.Messages.AsNoTracking()
            .Where(message => message.ConversationId == marker.ConversationId && message.AuthorId != marker.PersonId)
            .Where(message => message.Number > marker.Number && message.Number <= number)
            .GroupBy(_ => 1)
            .Select(messages => new { Times = messages.LongCount(), Bytes = messages.Sum(message => message.Bytes) })
            .SingleOrDefaultAsync(cancel);
        marker.Number = number;
        if (seen is not null) Add(entry, Measure.MessagesViewed, new(seen.Times, 0, seen.Bytes), batch);
    }

    private async Task RecordUpload(Entry entry, UsageBatch batch, CancellationToken cancel)
    {
        var received = entry.Amount ?? 0;
        var isKnown = await footprint.Files.FindAsync([entry.Subject!.Value], cancel) is { IsErased: false };
        var file = await FileOf(entry, cancel);
        if (received == 0)
        {
            Add(entry, Measure.FilesKnown, new(1, file.Bytes, 0), batch);
            return;
        }

        Add(entry, Measure.FilesReceived, new(1, received, 0), batch);
        if (isKnown) Add(entry, Measure.FilesShared, new(1, received, 0), batch);
        (file.Bytes, file.BytesBefore, file.IsErased) = (received, Math.Max(file.BytesBefore, received), false);
    }

    private async Task RecordLightening(Entry entry, UsageBatch batch, CancellationToken cancel)
    {
        var file = await FileOf(entry, cancel);
        var before = entry.Amount ?? 0;
        if (before <= file.Bytes) return;
        file.BytesBefore = before;
        Add(entry, Measure.FilesLightened, new(1, before, before - file.Bytes), batch);
    }

    private async Task RecordErasure(Entry entry, CancellationToken cancel) =>
        (await FileOf(entry, cancel)).IsErased = true;

    private async Task RecordView(Entry entry, UsageBatch batch, CancellationToken cancel)
    {
        var (file, sent) = (await FileOf(entry, cancel), entry.Amount ?? 0);
        var view = await footprint.Views.FindAsync([entry.Actor, file.FileId, entry.Kind], cancel);
        var isFirst = view is null;
        if (view is null)
            footprint.Add(view = new() { PersonId = entry.Actor, FileId = file.FileId, Kind = entry.Kind });
        if (sent > 0) view.Bytes = sent;
        view.Times++;
        (file.Times, file.Served, file.SeenAt) = (file.Times + 1, file.Served + sent, entry.At);
        if (entry.Actor != file.SenderId) file.IsSeenByOthers = true;

        Add(entry, isFirst ? Measure.FilesViewed : Measure.FilesReviewed, new(1, 0, sent), batch);
        if (sent == 0) Add(entry, Measure.FilesCached, new(1, 0, view.Bytes), batch);
        else if (entry.Kind == EntryKind.ThumbnailServed) RecordBaselines(entry, file, sent, batch);
    }

    // What other messengers would have sent instead of the thumbnail.
    private void RecordBaselines(Entry entry, FileUsage file, long sent, UsageBatch batch)
    {
        file.IsPicture = true;
        var original = Math.Max(file.BytesBefore, file.Bytes);
        var messenger = (long)(original * MessengerShare(entry));
        Add(entry, Measure.BaselineNaive, new(1, 0, Math.Max(original, sent)), batch);
        Add(entry, Measure.BaselineMessenger, new(1, 0, Math.Max(messenger, sent)), batch);
        Add(entry, Measure.BaselineServed, new(1, 0, sent), batch);
    }

    // The share of the photo's bytes that a JPEG of 1,600 pixels takes, as common messengers send it.
    private static double MessengerShare(Entry entry)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(entry.At);
        return Constants.On(DateOnly.FromDateTime(at.UtcDateTime))["baseline.messenger"];
    }

    private void Add(Entry entry, Measure measure, Usage usage, UsageBatch batch)
    {
        var day = meter.DayOf(entry.Actor, DateTimeOffset.FromUnixTimeMilliseconds(entry.At));
        batch.Add(entry.Actor, day, measure, usage);
    }

    private async Task<ReadMarker> MarkerOf(long person, long conversation, CancellationToken cancel)
    {
        if (await footprint.ReadMarkers.FindAsync([person, conversation], cancel) is { } marker) return marker;
        return footprint.Add(new ReadMarker { PersonId = person, ConversationId = conversation }).Entity;
    }

    private async Task<FileUsage> FileOf(Entry entry, CancellationToken cancel)
    {
        if (await footprint.Files.FindAsync([entry.Subject!.Value], cancel) is { } file) return file;
        return footprint.Add(new FileUsage
        {
            FileId = entry.Subject.Value,
            SenderId = entry.Kind == EntryKind.FileStored ? entry.Actor : 0,
            At = entry.At,
        }).Entity;
    }
}
