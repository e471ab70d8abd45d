namespace OurWhats.Footprint.Recording;

/// <summary>Size of a stored file, and how often it was served. Kept after the file is erased.</summary>
internal sealed class FileUsage
{
    public required long FileId { get; init; }

    /// <summary>Key of the person who first uploaded it; 0 if unknown.</summary>
    public required long SenderId { get; init; }

    /// <summary>Size in bytes; 0 for files from before the journal recorded sizes.</summary>
    public long Bytes { get; set; }

    /// <summary>Size in bytes before the browser reduced it; equal to <see cref="Bytes"/> if it did not.</summary>
    public long BytesBefore { get; set; }

    /// <summary>When it was first stored: UTC, milliseconds since 1970.</summary>
    public long At { get; init; }

    public bool IsPicture { get; set; }

    public bool IsErased { get; set; }

    /// <summary>True once the file or a thumbnail has been served to somebody other than its sender.</summary>
    public bool IsSeenByOthers { get; set; }

    /// <summary>Number of times the file or a thumbnail was viewed.</summary>
    public long Times { get; set; }

    /// <summary>Bytes sent of the file and its thumbnails.</summary>
    public long Served { get; set; }

    /// <summary>Time of the last view: UTC, milliseconds since 1970; 0 for never.</summary>
    public long SeenAt { get; set; }
}
