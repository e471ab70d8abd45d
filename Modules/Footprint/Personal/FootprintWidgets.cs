using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Recording;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Web;
using RazorSlices;

namespace OurWhats.Footprint.Personal;

internal sealed class FootprintWidgets(
    FootprintContext footprint,
    UsageQueries usage,
    BudgetUsageCache budgets,
    RefreshThreshold threshold,
    StorageUsageCache storageUsage,
    TimeProvider clock) : IFootprint
{
    private const int RecentDays = 30;

    public async Task<RazorSlice> Mine(CurrentUser me, CancellationToken cancel)
    {
        var todayOnly = Period.Day(Period.Today(clock, me));
        var today = UsageSummary.Of(await usage.Between(Scope.Person, me.Id, todayOnly, cancel)).Traffic;
        var allTime = UsageSummary.Of(await usage.AllTime(Scope.Person, me.Id, cancel));
        return FootprintWidget.Create(new(
            TodayText(today),
            [.. RowsOf(allTime), await SiteRow(me, cancel)],
            BudgetView.WarningOf(budgets.Of(me.Id))));
    }

    public void MarkShown(CurrentUser me) => threshold.MarkShown(me.Id);

    public int Version(CurrentUser me) => threshold.VersionOf(me.Id);

    public async Task<RazorSlice> OfConversation(long conversation, CurrentUser me, CancellationToken cancel)
    {
        var today = Period.Today(clock, me);
        var allTime = UsageSummary.Of(await usage.AllTime(Scope.Conversation, conversation, cancel)).Traffic;
        Period period = new(today.AddDays(1 - 2 * RecentDays), today);
        var days = await usage.Between(Scope.Conversation, conversation, period, cancel);
        var all = days.Sum(day => day.Usage.Bytes);
        var recent = days.Where(day => day.Day > today.DayNumber - RecentDays).Sum(day => day.Usage.Bytes);
        return ConversationWeight.Create(
            Texts.ConversationWeight.With(Sizes.Of(allTime.Bytes), Sizes.Of(recent), Sizes.Of(all - recent)));
    }

    public async Task<IReadOnlyList<ViewedFile>> ViewsOf(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        await footprint.Views.AsNoTracking()
            .Where(view => files.Contains(view.FileId))
            .GroupBy(view => new { view.FileId, view.PersonId })
            .Select(views => new ViewedFile(views.Key.FileId, views.Key.PersonId, views.Max(view => view.SeenAt)))
            .ToListAsync(cancel);

    public async Task<IReadOnlySet<long>> SeenByOthers(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        await footprint.Files
            .Where(file => file.IsSeenByOthers && files.Contains(file.FileId))
            .Select(file => file.FileId)
            .ToHashSetAsync(cancel);

    public async Task<RazorSlice> OfMessage(MessageWeight message, CancellationToken cancel)
    {
        var readers = message.Readers.Count;
        var served = message.Files.Count == 0 || readers == 0 ? 0 : await BytesServed(message, cancel);
        var stored = message.TextBytes + message.FileBytes;
        var total = stored + message.TextBytes * readers + served;
        return MessageCost.Create(Texts.MessageCost.With(Sizes.Of(stored), readers, Sizes.Of(total)));
    }

    private static string TodayText(Usage traffic)
    {
        var carbon = Carbon.Of(traffic.Bytes, Constants.Newest, Constants.Newest["grid.france"]);
        return Texts.TodayInShort.With(
            Sizes.Of(traffic.Bytes),
            Quantities.Grams(carbon.Low),
            Quantities.Grams(carbon.High));
    }

    private static IReadOnlyList<LabelledValue> RowsOf(UsageSummary allTime)
    {
        var sent = allTime[Measure.MessagesSent];
        var seen = allTime[Measure.MessagesViewed];
        var filesSent = allTime[Measure.FilesReceived];
        var filesSeen = allTime[Measure.FilesViewed];
        var filesBefore = filesSent.Up + allTime[Measure.FilesLightened].Down;
        return
        [
            new(Texts.MessagesSent, $"{sent.Times:N0} · {Sizes.Of(sent.Up)}"),
            new(Texts.FilesSent, FilesSentText(filesSent, filesBefore)),
            new(Texts.MessagesSeen, $"{seen.Times:N0} · {Sizes.Of(seen.Down)}"),
            new(Texts.FilesSeen, $"{filesSeen.Times:N0} · {Sizes.Of(filesSeen.Down)}"),
            new(Texts.SparedInShort, Sizes.Of(allTime.AvoidedVersusMessengers)),
        ];
    }

    // Administrators see the exact figure of now.
    private async Task<LabelledValue> SiteRow(CurrentUser me, CancellationToken cancel) => me.IsAdministrator
        ? new(Texts.PicturesOfPlace, PicturesText(await storageUsage.Get(cancel)))
        : (await storageUsage.Daily(cancel)).Row;

    private static string FilesSentText(Usage files, long bytesBefore) =>
        Texts.FilesSentInShort.With(files.Times, Sizes.Of(files.Up), Sizes.Of(bytesBefore));

    private static string PicturesText(StoreWeight weight) => Texts.PicturesInShort.With(
        weight.Pictures.Count,
        Sizes.Of(weight.Pictures.Bytes),
        Sizes.Of(weight.ThumbnailBytes),
        Sizes.Of(weight.DiskBytes));

    // Not what everybody was served of the files: that would tell how they circulate elsewhere.
    private Task<long> BytesServed(MessageWeight message, CancellationToken cancel) => footprint.Views
        .Where(view => message.Readers.Contains(view.PersonId) && message.Files.Contains(view.FileId))
        .Where(view => view.SeenAt >= message.At)
        .SumAsync(view => view.Bytes, cancel);
}

/// <summary>Summary of a person's figures for the dashboard.</summary>
/// <param name="Today">Today's traffic and its emissions.</param>
/// <param name="Rows">All-time figures on sending, viewing and avoided bytes, and the stored pictures.</param>
/// <param name="Warning">Warning about the budget, or null.</param>
public sealed record FootprintWidgetModel(string Today, IReadOnlyList<LabelledValue> Rows, string? Warning);
