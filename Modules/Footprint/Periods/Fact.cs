namespace OurWhats.Footprint.Periods;

/// <summary>A figure and what it is.</summary>
public sealed record Fact(string Name, string Value);
