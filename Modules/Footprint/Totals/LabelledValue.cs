namespace OurWhats.Footprint.Totals;

/// <summary>A formatted value with its localized label.</summary>
public sealed record LabelledValue(string Label, string Value);
