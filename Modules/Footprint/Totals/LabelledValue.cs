namespace OurWhats.Footprint.Totals;

/// <summary>A value as shown on screen, with its localized label.</summary>
public sealed record LabelledValue(string Label, string Value);
