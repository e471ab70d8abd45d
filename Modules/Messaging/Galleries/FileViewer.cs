using OurWhats.Messaging.Attachments;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Galleries;

/// <summary>A picture in full, or another file on a page of its own.</summary>
public sealed record FileViewer
{
    private const int ScreenPixels = 1280;

    public required AttachmentView File { get; init; }

    /// <summary>Name of its sender.</summary>
    public required string Author { get; init; }

    public required string Colour { get; init; }

    public required string Time { get; init; }

    /// <summary>True for the file itself, false for a version of 1280 pixels.</summary>
    public required bool IsFull { get; init; }

    /// <summary>Address of the message in its conversation.</summary>
    public required string Place { get; init; }

    public required string? Previous { get; init; }

    public required string? Next { get; init; }

    /// <summary>True in a page of its own, false within the conversation's page.</summary>
    public required bool IsPage { get; init; }

    internal string Source => IsFull ? File.File.Address : File.File.Thumbnail(ScreenPixels);

    /// <summary>Address of the other version.</summary>
    internal string Other => $"{File.Page}?size={(IsFull ? "screen" : "full")}";

    /// <summary>True where the file itself is larger than the version for screens.</summary>
    internal bool HasOther => File.CanBeShownWhole && Math.Max(File.File.Width, File.File.Height) > ScreenPixels;
}

/// <summary>The page of a file.</summary>
public sealed record FileViewerModel(Shell Shell, FileViewer Viewer);
