using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Mine;

/// <summary>What a person's footprint shows.</summary>
public sealed record Overview
{
    public required Shell Shell { get; init; }

    public required PeriodForm Period { get; init; }

    public required Totals Totals { get; init; }

    public required Estimate Estimate { get; init; }

    public required Chart Chart { get; init; }

    public required StoreWeight Storage { get; init; }

    public required BudgetView Budget { get; init; }

    /// <summary>Since when figures are incomplete, or null.</summary>
    public required string? IncompleteSince { get; init; }

    internal IReadOnlyList<Fact> Sent =>
    [
        new(Texts.MessagesSent, $"{Totals[Measure.MessagesSent].Times:N0} · {Sizes.Of(Totals[Measure.MessagesSent].Up)}"),
        new(Texts.FilesSent, $"{Totals[Measure.FilesReceived].Times:N0} · {Sizes.Of(Totals[Measure.FilesReceived].Up)}"),
        new(Texts.FilesBefore, $"{Sizes.Of(Totals[Measure.FilesReceived].Up + Totals[Measure.FilesLightened].Down)}"),
    ];

    internal IReadOnlyList<Fact> Seen =>
    [
        new(Texts.MessagesSeen, $"{Totals[Measure.MessagesViewed].Times:N0} · {Sizes.Of(Totals[Measure.MessagesViewed].Down)}"),
        new(Texts.MessagesSeenAgain, $"{Totals[Measure.MessagesReread].Times:N0}"),
        new(Texts.FilesSeen, $"{Totals[Measure.FilesViewed].Times:N0} · {Sizes.Of(Totals[Measure.FilesViewed].Down)}"),
        new(Texts.FilesSeenAgain, $"{Totals[Measure.FilesReviewed].Times:N0} · {Sizes.Of(Totals[Measure.FilesReviewed].Down)}"),
    ];

    internal IReadOnlyList<Fact> Spared => Sparing.Of(Totals);
}

/// <summary>What was spared, each means apart: they are not added up, as some spare the same bytes.</summary>
internal static class Sparing
{
    public static IReadOnlyList<Fact> Of(Totals totals) => [.. Bytes(totals).Select(one => new Fact(one.Name, Sizes.Of(one.Bytes)))];

    public static IEnumerable<(string Name, long Bytes)> Bytes(Totals totals) =>
    [
        (Texts.BesideOriginals, totals.SparedBesideOriginals),
        (Texts.BesideMessengers, totals.SparedBesideMessengers),
        (Texts.ByCache, totals[Measure.Fresh].Down),
        (Texts.ByCompression, totals[Measure.Compressed].Down),
        (Texts.ByKnown, totals[Measure.FilesKnown].Up),
        (Texts.ByLightening, totals[Measure.FilesLightened].Down),
        (Texts.ByShared, totals[Measure.FilesShared].Up),
    ];
}

/// <summary>A person's budget of the month.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Used">What was used, or null without a budget.</param>
/// <param name="Percent">How much of it.</param>
/// <param name="Warning">What to know, or null.</param>
/// <param name="IsSaved">True when it was just set.</param>
public sealed record BudgetView(BudgetForm Form, string? Used, int Percent, string? Warning, bool IsSaved)
{
    internal static BudgetView Of(BudgetForm form, Allowance? allowance, bool isSaved) => new(form,
        allowance is null ? null : Texts.BudgetUsed.With(Sizes.Of(allowance.Used), Sizes.Of(allowance.Bytes), allowance.Percent), Math.Min(100, allowance?.Percent ?? 0),
        allowance switch { null => null, { IsUsedUp: true } => Texts.BudgetUsedUp, { IsNear: true } => Texts.BudgetNear, _ => null }, isSaved);
}
