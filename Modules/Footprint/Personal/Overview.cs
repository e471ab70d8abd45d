using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Personal;

/// <summary>View of a person's footprint.</summary>
public sealed record Overview
{
    public required Shell Shell { get; init; }

    public required PeriodForm Period { get; init; }

    public required UsageSummary Summary { get; init; }

    public required TrafficTableModel Traffic { get; init; }

    public required Estimate Estimate { get; init; }

    public required Chart Chart { get; init; }

    /// <summary>The files of the site, as this person may know them.</summary>
    public required IReadOnlyList<LabelledValue> Storage { get; init; }

    public required BudgetView Budget { get; init; }

    /// <summary>The warning that figures are incomplete, or null.</summary>
    public required string? IncompleteSince { get; init; }

    internal IReadOnlyList<LabelledValue> Sent =>
    [
        new(Texts.MessagesSent, $"{MessagesSent.Times:N0} · {Sizes.Of(MessagesSent.Up)}"),
        new(Texts.FilesSent, $"{FilesReceived.Times:N0} · {Sizes.Of(FilesReceived.Up)}"),
        new(Texts.FilesBefore, Sizes.Of(FilesReceived.Up + Summary[Measure.FilesLightened].Down)),
    ];

    internal IReadOnlyList<LabelledValue> Seen =>
    [
        new(Texts.MessagesSeen, TimesAndDown(Summary[Measure.MessagesViewed])),
        new(Texts.MessagesSeenAgain, $"{Summary[Measure.MessagesReread].Times:N0}"),
        new(Texts.FilesSeen, TimesAndDown(Summary[Measure.FilesViewed])),
        new(Texts.FilesSeenAgain, TimesAndDown(Summary[Measure.FilesReviewed])),
    ];

    internal IReadOnlyList<LabelledValue> Avoided => AvoidedBytesRows.OfPerson(Summary);

    private Usage MessagesSent => Summary[Measure.MessagesSent];

    private Usage FilesReceived => Summary[Measure.FilesReceived];

    private static string TimesAndDown(Usage usage) => $"{usage.Times:N0} · {Sizes.Of(usage.Down)}";
}
