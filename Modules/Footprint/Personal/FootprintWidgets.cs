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
        threshold.MarkShown(me.Id);
        var todayOnly = Period.Day(Period.Today(clock, me));
        var today = UsageSummary.Of(await usage.Between(Scope.Person, me.Id, todayOnly, cancel)).Traffic;
        var allTime = UsageSummary.Of(await usage.AllTime(Scope.Person, me.Id, cancel));
        return FootprintWidget.Create(new(
            TodayText(today),
            RowsOf(allTime, await storageUsage.Get(cancel)),
            BudgetView.WarningOf(budgets.Of(me.Id))));
    }

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

    public async Task<IReadOnlySet<long>> SeenByOthers(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        await footprint.Files
            .Where(file => file.IsSeenByOthers && files.Contains(file.FileId))
            .Select(file => file.FileId)
            .ToHashSetAsync(cancel);

    public async Task<RazorSlice> OfMessage(MessageWeight message, CancellationToken cancel)
    {
        var served = message.Files.Count == 0 ? 0 : await BytesServed(message.Files, cancel);
        var stored = message.TextBytes + message.FileBytes;
        var total = stored + message.TextBytes * message.Readers + served;
        return MessageCost.Create(Texts.MessageCost.With(Sizes.Of(stored), message.Readers, Sizes.Of(total)));
    }

    private static string TodayText(Usage traffic)
    {
        var carbon = Carbon.Of(traffic.Bytes, Constants.Newest, Constants.Newest["grid.france"]);
        return Texts.TodayInShort.With(
            Sizes.Of(traffic.Bytes),
            Quantities.Grams(carbon.Low),
            Quantities.Grams(carbon.High));
    }

    private static IReadOnlyList<LabelledValue> RowsOf(UsageSummary allTime, StoreWeight weight)
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
            new(Texts.PicturesOfPlace, PicturesText(weight)),
        ];
    }

    private static string FilesSentText(Usage files, long bytesBefore) =>
        Texts.FilesSentInShort.With(files.Times, Sizes.Of(files.Up), Sizes.Of(bytesBefore));

    private static string PicturesText(StoreWeight weight) => Texts.PicturesInShort.With(
        weight.Pictures.Count,
        Sizes.Of(weight.Pictures.Bytes),
        Sizes.Of(weight.ThumbnailBytes),
        Sizes.Of(weight.DiskBytes));

    private Task<long> BytesServed(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        footprint.Files.Where(file => files.Contains(file.FileId)).SumAsync(file => file.Served, cancel);
}

/// <summary>Summary of a person's figures for the dashboard.</summary>
/// <param name="Today">Today's traffic and its emissions.</param>
/// <param name="Rows">All-time figures on sending, viewing and avoided bytes, and the stored pictures.</param>
/// <param name="Warning">Warning about the budget, or null.</param>
public sealed record FootprintWidgetModel(string Today, IReadOnlyList<LabelledValue> Rows, string? Warning);
