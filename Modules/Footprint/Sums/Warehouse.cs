using System.Diagnostics;
using OurWhats.Footprint.Periods;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Sums;

/// <summary>What the place holds on its disk, weighed from time to time while things happen: pages read it from memory.</summary>
internal sealed class Warehouse(JournalReader journal)
{
    private const int MonthDays = 30;
    private const int YearDays = 365;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(10);

    // Weighing takes a hundredth of the time at most.
    private const int PausePerWeighing = 100;

    private long weighed;
    private long entry = -1;
    private TimeSpan pause = TimeSpan.Zero;

    private StoreWeight last = new([], 0, 0);

    /// <summary>What was found the last time; looks now where nobody has.</summary>
    public async Task<StoreWeight> Of(IStoreRoom room, CancellationToken cancel)
    {
        if (weighed == 0) await Look(room, cancel);
        return last;
    }

    /// <summary>Weighs again, unless that was just done or nothing happened since.</summary>
    public async Task Look(IStoreRoom room, CancellationToken cancel)
    {
        if (journal.Last == entry || (weighed > 0 && Stopwatch.GetElapsedTime(weighed) < pause)) return;
        var (start, known) = (Stopwatch.GetTimestamp(), journal.Last);
        last = await room.Weigh(cancel);
        (weighed, entry) = (Stopwatch.GetTimestamp(), known);
        pause = TimeSpan.FromTicks(Math.Max(ShortestPause.Ticks, Stopwatch.GetElapsedTime(start).Ticks * PausePerWeighing));
    }

    /// <summary>The lines that tell of it.</summary>
    public static IReadOnlyList<Fact> Lines(StoreWeight weight) =>
    [
        new(Texts.Pictures, $"{weight.Pictures.Count:N0} · {Sizes.Of(weight.Pictures.Bytes)}"),
        new(Texts.PictureThumbnails, Sizes.Of(weight.ThumbnailBytes)),
        new(Texts.StoredFiles, $"{weight.Others.Count:N0} · {Sizes.Of(weight.Others.Bytes)}"),
        new(Texts.OnDisk, Sizes.Of(weight.DiskBytes)),
    ];

    /// <summary>The same by kind and age.</summary>
    public static IEnumerable<(string Kind, string Age, long Count, string Weight)> Ages(StoreWeight weight) =>
        from files in weight.Files
        select (files.ArePictures ? Texts.PicturesSeen : Texts.StoredFiles, files.Age switch { FileAge.Month => Texts.UnderMonth, FileAge.Year => Texts.UnderYear, _ => Texts.Older }, files.Count, Sizes.Of(files.Bytes));
}
