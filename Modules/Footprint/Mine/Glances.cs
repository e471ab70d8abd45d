using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Web;
using RazorSlices;

namespace OurWhats.Footprint.Mine;

/// <summary>The footprint in short, for the pages of other modules.</summary>
internal sealed class Glances(FootprintContext footprint, Figures figures, Allowances allowances, Novelty novelty, Warehouse warehouse, IStoreRoom room, TimeProvider clock) : IFootprint
{
    private const int LatelyDays = 30;

    public async Task<RazorSlice> Mine(CurrentUser me, CancellationToken cancel)
    {
        novelty.Show(me.Id);
        var today = Totals.Of(await figures.Between(Scope.Person, me.Id, Period.Day(Period.Today(clock, me)), cancel));
        var ever = Totals.Of(await figures.Ever(Scope.Person, me.Id, cancel));
        var carbon = Carbon.Of(today.Traffic.Bytes, Constants.Newest, Constants.Newest["grid.france"]);
        return Glance.Create(new(
            Texts.TodayInShort.With(Sizes.Of(today.Traffic.Bytes), Grams.Of(carbon.Low), Grams.Of(carbon.High)),
            Facts(ever, await warehouse.Of(room, cancel)),
            BudgetView.Of(BudgetForm.Of(""), allowances.Of(me.Id), isSaved: false).Warning));
    }

    public int Version(CurrentUser me) => novelty.Of(me.Id);

    public async Task<RazorSlice> OfConversation(long conversation, CurrentUser me, CancellationToken cancel)
    {
        var today = Period.Today(clock, me);
        var ever = Totals.Of(await figures.Ever(Scope.Conversation, conversation, cancel)).Traffic;
        var days = await figures.Between(Scope.Conversation, conversation, new(today.AddDays(1 - 2 * LatelyDays), today), cancel);
        var lately = days.Where(one => one.Day > today.DayNumber - LatelyDays).Sum(one => one.Amount.Bytes);
        return ConversationWeight.Create(Texts.ConversationWeight.With(Sizes.Of(ever.Bytes), Sizes.Of(lately), Sizes.Of(days.Sum(one => one.Amount.Bytes) - lately)));
    }

    public async Task<IReadOnlySet<long>> SeenByOthers(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        await footprint.Files.Where(one => one.IsSeenByOthers && files.Contains(one.FileId)).Select(one => one.FileId).ToHashSetAsync(cancel);

    public async Task<RazorSlice> OfMessage(MessageWeight message, CancellationToken cancel)
    {
        var served = message.Files.Count == 0 ? 0 : await footprint.Files.Where(one => message.Files.Contains(one.FileId)).SumAsync(one => one.Served, cancel);
        var stored = message.TextBytes + message.FileBytes;
        return MessageCost.Create(Texts.MessageCost.With(Sizes.Of(stored), message.Readers, Sizes.Of(stored + message.TextBytes * message.Readers + served)));
    }

    // Since the beginning.
    private static IReadOnlyList<Fact> Facts(Totals ever, StoreWeight store) =>
    [
        new(Texts.MessagesSent, $"{ever[Measure.MessagesSent].Times:N0} · {Sizes.Of(ever[Measure.MessagesSent].Up)}"),
        new(Texts.FilesSent, Texts.FilesSentInShort.With(ever[Measure.FilesReceived].Times, Sizes.Of(ever[Measure.FilesReceived].Up), Sizes.Of(ever[Measure.FilesReceived].Up + ever[Measure.FilesLightened].Down))),
        new(Texts.MessagesSeen, $"{ever[Measure.MessagesViewed].Times:N0} · {Sizes.Of(ever[Measure.MessagesViewed].Down)}"),
        new(Texts.FilesSeen, $"{ever[Measure.FilesViewed].Times:N0} · {Sizes.Of(ever[Measure.FilesViewed].Down)}"),
        new(Texts.SparedInShort, Sizes.Of(ever.SparedBesideMessengers)),
        new(Texts.PicturesOfPlace, Texts.PicturesInShort.With(store.Pictures.Count, Sizes.Of(store.Pictures.Bytes), Sizes.Of(store.ThumbnailBytes), Sizes.Of(store.DiskBytes))),
    ];
}

/// <summary>A person's figures in short.</summary>
/// <param name="Today">Today's data and its interval.</param>
/// <param name="Facts">What was sent, seen and spared since the beginning, and the pictures of the place.</param>
/// <param name="Warning">What to know of the budget, or null.</param>
public sealed record GlanceModel(string Today, IReadOnlyList<Fact> Facts, string? Warning);
