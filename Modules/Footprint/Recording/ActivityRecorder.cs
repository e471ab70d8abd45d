using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Footprint.Recording;

/// <summary>
/// Derives from journal entries the messages sent and read, and the files stored and viewed. Keeps everything in memory
/// until <see cref="Store"/>, which writes it together with the cursor in one transaction, so that each entry counts
/// once.
/// </summary>
internal sealed class ActivityRecorder(
    FootprintContext footprint,
    UnitOfWork unit,
    SentMessages messages,
    Meter meter,
    TimeProvider clock)
{
    /// <summary>The changes to the totals.</summary>
    public UsageBatch Batch { get; } = new();

    /// <summary>The files concerned, in their new state.</summary>
    public IReadOnlyList<FileUsage> Files => [.. footprint.Files.Local];

    /// <summary>Number of entries recorded, including those that failed.</summary>
    public int Count { get; private set; }

    /// <summary>Number of entries skipped.</summary>
    public int SkippedCount { get; private set; }

    /// <summary>Computes the changes of an entry. Throws if the entry makes no sense.</summary>
    public Task Record(Entry entry, CancellationToken cancel)
    {
        Count++;
        if (entry.Conversation is { } conversation) meter.NoteConversation(conversation);
        return entry.Kind switch
        {
            EntryKind.MessagePosted => RecordMessage(entry, cancel),
            EntryKind.MemberJoined => RecordJoining(entry, cancel),
            EntryKind.ReadMarkerMoved => RecordReading(entry, cancel),
            EntryKind.FileStored => RecordUpload(entry, cancel),
            EntryKind.FileLightened => RecordLightening(entry, cancel),
            EntryKind.FileErased => RecordErasure(entry, cancel),
            EntryKind.ThumbnailServed => RecordView(entry, cancel),
            EntryKind.OriginalServed => RecordView(entry, cancel),
            EntryKind.FileDownloaded => RecordView(entry, cancel),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>Records the reason why an entry was skipped.</summary>
    public void Skip(long entry, string reason)
    {
        SkippedCount++;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        footprint.Add(new SkippedEntry { EntryId = entry, Error = reason, At = now });
    }

    /// <summary>Returns the database connection until the next entry.</summary>
    public void Release() => unit.Release();

    /// <summary>
    /// Writes everything, together with the number of the last entry and the additional changes of the caller.
    /// </summary>
    public Task Store(long cursor, Func<FootprintContext, Task> storeMore) => unit.Write(
        async write =>
        {
            messages.Store();
            await Batch.Store(footprint, CancellationToken.None);
            var row = await footprint.Cursors.FindAsync(Cursor.Only) ?? footprint.Add(new Cursor()).Entity;
            row.Entry = cursor;
            await storeMore(footprint);
            await footprint.SaveChangesAsync(CancellationToken.None);
        },
        CancellationToken.None);

    private async Task RecordMessage(Entry entry, CancellationToken cancel)
    {
        var (conversation, number) = (entry.Conversation!.Value, entry.Subject!.Value);
        var bytes = entry.Amount ?? 0;
        await messages.Add(
            new() { ConversationId = conversation, Number = number, AuthorId = entry.Actor, Bytes = bytes },
            cancel);
        Add(entry, Measure.MessagesSent, new(1, bytes, 0));
        var marker = await MarkerOf(entry.Actor, conversation, cancel);
        await ReadUpTo(entry, marker, number, cancel); // authors have read the messages before their own
    }

    // Messages from before a person joined count as read.
    private async Task RecordJoining(Entry entry, CancellationToken cancel)
    {
        var conversation = entry.Conversation!.Value;
        var marker = await MarkerOf(entry.Subject ?? entry.Actor, conversation, cancel);
        marker.Number = Math.Max(marker.Number, await messages.LastNumber(conversation, cancel));
    }

    private async Task RecordReading(Entry entry, CancellationToken cancel)
    {
        var marker = await MarkerOf(entry.Actor, entry.Conversation!.Value, cancel);
        await ReadUpTo(entry, marker, entry.Subject!.Value, cancel);
    }

    private async Task ReadUpTo(Entry entry, ReadMarker marker, long number, CancellationToken cancel)
    {
        if (number <= marker.Number) return;
        var seen = await messages.Seen(marker, number, cancel);
        marker.Number = number;
        Add(entry, Measure.MessagesViewed, seen);
    }

    private async Task RecordUpload(Entry entry, CancellationToken cancel)
    {
        var received = entry.Amount ?? 0;
        var isKnown = await footprint.Files.FindAsync([entry.Subject!.Value], cancel) is { IsErased: false };
        var file = await FileOf(entry, cancel);
        if (received == 0)
        {
            Add(entry, Measure.FilesKnown, new(1, file.Bytes, 0));
            return;
        }

        Add(entry, Measure.FilesReceived, new(1, received, 0));
        if (isKnown) Add(entry, Measure.FilesShared, new(1, received, 0));
        (file.Bytes, file.BytesBefore, file.IsErased) = (received, Math.Max(file.BytesBefore, received), false);
    }

    private async Task RecordLightening(Entry entry, CancellationToken cancel)
    {
        var file = await FileOf(entry, cancel);
        var before = entry.Amount ?? 0;
        if (before <= file.Bytes) return;
        file.BytesBefore = before;
        Add(entry, Measure.FilesLightened, new(1, before, before - file.Bytes));
    }

    private async Task RecordErasure(Entry entry, CancellationToken cancel) =>
        (await FileOf(entry, cancel)).IsErased = true;

    private async Task RecordView(Entry entry, CancellationToken cancel)
    {
        var (file, sent) = (await FileOf(entry, cancel), entry.Amount ?? 0);
        var view = await footprint.Views.FindAsync([entry.Actor, file.FileId, entry.Kind], cancel);
        var isFirst = view is null;
        if (view is null)
            footprint.Add(view = new() { PersonId = entry.Actor, FileId = file.FileId, Kind = entry.Kind });
        if (sent > 0) view.Bytes = sent;
        (view.Times, view.SeenAt) = (view.Times + 1, entry.At);
        (file.Times, file.Served, file.SeenAt) = (file.Times + 1, file.Served + sent, entry.At);
        if (entry.Actor != file.SenderId) file.IsSeenByOthers = true;

        Add(entry, isFirst ? Measure.FilesViewed : Measure.FilesReviewed, new(1, 0, sent));
        if (sent == 0) Add(entry, Measure.FilesCached, new(1, 0, view.Bytes));
        else if (entry.Kind == EntryKind.ThumbnailServed) RecordBaselines(entry, file, sent);
    }

    // Sizes that other messengers would have sent instead of the thumbnail.
    private void RecordBaselines(Entry entry, FileUsage file, long sent)
    {
        file.IsPicture = true;
        var original = Math.Max(file.BytesBefore, file.Bytes);
        var messenger = (long)(original * MessengerShare(entry));
        Add(entry, Measure.BaselineNaive, new(1, 0, Math.Max(original, sent)));
        Add(entry, Measure.BaselineMessenger, new(1, 0, Math.Max(messenger, sent)));
        Add(entry, Measure.BaselineServed, new(1, 0, sent));
    }

    // Size of a 1,600-pixel JPEG, as common messengers send it, relative to the original photo.
    private static double MessengerShare(Entry entry)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(entry.At);
        return Constants.On(DateOnly.FromDateTime(at.UtcDateTime))["baseline.messenger"];
    }

    private void Add(Entry entry, Measure measure, Usage usage)
    {
        var day = meter.DayOf(entry.Actor, DateTimeOffset.FromUnixTimeMilliseconds(entry.At));
        Batch.Add(entry.Actor, day, measure, usage);
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
