using OurWhats.Footprint.Sums;

namespace OurWhats.Footprint.Measuring;

/// <summary>To whom and to what bytes are charged.</summary>
/// <param name="Person">Key of the person; 0 for nobody.</param>
/// <param name="Measure">Their kind.</param>
/// <param name="Conversation">Key of the conversation; 0 for none.</param>
/// <param name="Zone">The clock by which their day is told.</param>
internal readonly record struct Charge(long Person, Measure Measure, long Conversation, TimeZoneInfo? Zone)
{
    /// <summary>Zones are compared as objects: to compare their rules takes longer than the request.</summary>
    public bool Equals(Charge other) =>
        Person == other.Person && Measure == other.Measure && Conversation == other.Conversation && ReferenceEquals(Zone, other.Zone);

    public override int GetHashCode() => HashCode.Combine(Person, Measure, Conversation);

    /// <summary>Days since 1 January of the year 1, at this moment on their clock.</summary>
    public int DayAt(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone ?? TimeZoneInfo.Local).DateTime).DayNumber;
}
