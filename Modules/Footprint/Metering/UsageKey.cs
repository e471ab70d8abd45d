namespace OurWhats.Footprint.Metering;

/// <summary>What usage is charged to.</summary>
/// <param name="Person">Key of the person; 0 for an anonymous visitor.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Conversation">Key of the conversation; 0 for none.</param>
/// <param name="Zone">The person's time zone, which determines the day it counts for.</param>
internal readonly record struct UsageKey(long Person, Measure Measure, long Conversation, TimeZoneInfo? Zone)
{
    /// <summary>Compares time zones by reference, because comparing their rules takes longer than a request.</summary>
    public bool Equals(UsageKey other) =>
        Person == other.Person
        && Measure == other.Measure
        && Conversation == other.Conversation
        && ReferenceEquals(Zone, other.Zone);

    public override int GetHashCode() => HashCode.Combine(Person, Measure, Conversation);

    /// <summary>The day in the person's time zone: days since 1 January of the year 1.</summary>
    public int DayAt(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone ?? TimeZoneInfo.Local);
        return DateOnly.FromDateTime(local.DateTime).DayNumber;
    }
}
