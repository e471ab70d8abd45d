namespace OurWhats.Footprint.Totals;

/// <summary>What a total is for. The numbers are stored.</summary>
internal enum Scope
{
    /// <summary>The whole site.</summary>
    Site = 0,
    Person = 1,
    Conversation = 2,
}
