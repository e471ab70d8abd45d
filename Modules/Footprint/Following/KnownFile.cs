using OurWhats.Shared.Journal;

namespace OurWhats.Footprint.Following;

/// <summary>What is known of a file that is, or was, on line.</summary>
internal sealed class KnownFile
{
    public required long FileId { get; init; }

    /// <summary>Key of who put it on line first.</summary>
    public required long SenderId { get; init; }

    /// <summary>Its size; 0 where it came before that was noted.</summary>
    public long Bytes { get; set; }

    /// <summary>What it weighed before it was made lighter; its size where it was not.</summary>
    public long BytesBefore { get; set; }

    /// <summary>When it came first: UTC, milliseconds since 1970.</summary>
    public long At { get; init; }

    public bool IsPicture { get; set; }

    public bool IsErased { get; set; }

    /// <summary>True once somebody else than its sender was shown it or its thumbnail.</summary>
    public bool IsSeenByOthers { get; set; }

    /// <summary>How often it or its thumbnail was shown.</summary>
    public long Times { get; set; }

    /// <summary>Bytes of it and its thumbnails that were sent.</summary>
    public long Served { get; set; }

    /// <summary>When it was last shown: UTC, milliseconds since 1970; 0 for never.</summary>
    public long SeenAt { get; set; }
}

/// <summary>That a person saw a file in one of the ways in which one can.</summary>
internal sealed class FileView
{
    public required long PersonId { get; init; }

    public required long FileId { get; init; }

    /// <summary>ThumbnailServed, OriginalServed or FileDownloaded.</summary>
    public required EntryKind Kind { get; init; }

    public long Times { get; set; }

    /// <summary>Bytes sent the last time that any were.</summary>
    public long Bytes { get; set; }
}
