namespace OurWhats.Footprint.Metering;

/// <summary>Usage of an HTTP/2 stream, that is of one request, that has not been passed on yet.</summary>
internal sealed class StreamUsage
{
    public Usage Usage { get; set; }

    public UsageKey Key { get; set; }

    public bool MayBeIdentifiedLater { get; set; }

    /// <summary>True once the request has begun, so that <see cref="Key"/> is known.</summary>
    public bool HasBegun { get; set; }

    /// <summary>True once the stream was reset or its response sent.</summary>
    public bool IsOver { get; set; }
}
