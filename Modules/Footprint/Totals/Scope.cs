namespace OurWhats.Footprint.Totals;

/// <summary>Scopes of totals. The numbers are stored: never change one.</summary>
internal enum Scope
{
    /// <summary>The whole site.</summary>
    Site = 0,
    Person = 1,
    Conversation = 2,
}
