using OurWhats.Messaging.Attachments;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Galleries;

/// <summary>Model of a page with a picture in full or another file.</summary>
public sealed record FileViewer
{
    private const int ScreenPixels = 1280;

    public required AttachmentView File { get; init; }

    /// <summary>Name of its sender.</summary>
    public required string Author { get; init; }

    public required string Colour { get; init; }

    public required string Time { get; init; }

    /// <summary>True for the original, false for the 1280-pixel version.</summary>
    public required bool IsFull { get; init; }

    /// <summary>Address of the message in its conversation.</summary>
    public required string Place { get; init; }

    public required string? Previous { get; init; }

    public required string? Next { get; init; }

    /// <summary>True on a page of its own, false inside the conversation's page.</summary>
    public required bool IsPage { get; init; }

    /// <summary>False for a file, and for a picture that not every browser can display before it has thumbnails.</summary>
    internal bool IsShown => File.File.HasThumbnails || File.CanBeShownWhole;

    internal string Source => IsFull || !File.File.HasThumbnails ? File.File.Address : File.File.Thumbnail(ScreenPixels);

    /// <summary>Address of the other version.</summary>
    internal string Other => $"{File.Page}?size={(IsFull ? "screen" : "full")}";

    /// <summary>True if the original is larger than the version for screens.</summary>
    internal bool HasOther => File.CanBeShownWhole && File.File.HasThumbnails && Math.Max(File.File.Width, File.File.Height) > ScreenPixels;
}

public sealed record FileViewerModel(Shell Shell, FileViewer Viewer);
