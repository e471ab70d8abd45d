using OurWhats.Shared.Journal;

namespace OurWhats.Footprint.Recording;

/// <summary>Number of times a person was served a file in one form: thumbnail, original or download.</summary>
internal sealed class FileView
{
    public required long PersonId { get; init; }

    public required long FileId { get; init; }

    /// <summary>ThumbnailServed, OriginalServed or FileDownloaded.</summary>
    public required EntryKind Kind { get; init; }

    public long Times { get; set; }

    /// <summary>Bytes of the last response with a body.</summary>
    public long Bytes { get; set; }

    /// <summary>Time of the last view: UTC, milliseconds since 1970.</summary>
    public long SeenAt { get; set; }
}
