namespace OurWhats.Footprint.Recording;

/// <summary>What a stored file weighs and how often it was served; kept after it is erased.</summary>
internal sealed class FileUsage
{
    public required long FileId { get; init; }

    /// <summary>Key of the person who uploaded it first; 0 where that is not known.</summary>
    public required long SenderId { get; init; }

    /// <summary>Its size; 0 for files older than the journal's sizes.</summary>
    public long Bytes { get; set; }

    /// <summary>Its size before the browser reduced it; the same as <see cref="Bytes"/> where it did not.</summary>
    public long BytesBefore { get; set; }

    /// <summary>When it was first stored: UTC, milliseconds since 1970.</summary>
    public long At { get; init; }

    public bool IsPicture { get; set; }

    public bool IsErased { get; set; }

    /// <summary>True once it or its thumbnail was shown to somebody other than its sender.</summary>
    public bool IsSeenByOthers { get; set; }

    /// <summary>How often it or its thumbnail was shown.</summary>
    public long Times { get; set; }

    /// <summary>Bytes sent of it and its thumbnails.</summary>
    public long Served { get; set; }

    /// <summary>When it was last shown: UTC, milliseconds since 1970; 0 for never.</summary>
    public long SeenAt { get; set; }
}
