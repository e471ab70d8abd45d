using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Attachments;

/// <summary>View of an attachment in a message.</summary>
public sealed record AttachmentView
{
    private const int ThumbnailPixels = 320;
    private const int DensePixels = 640;

    public required FileCard File { get; init; }

    /// <summary>Address of the attachment's own page, with the picture in full.</summary>
    public required string Page { get; init; }

    public required string Name { get; init; }

    public required string Alt { get; init; }

    public required MediaDisplay MediaDisplay { get; init; }

    /// <summary>"3,2 Mo".</summary>
    internal string Size => Sizes.Of(File.Bytes);

    /// <summary>"photo.jpg, 3,2 Mo".</summary>
    internal string Title => $"{Name.Isolate()}, {Size}";

    /// <summary>The picture's alternative text.</summary>
    internal string Text => Alt.Length > 0 ? Alt : Name;

    internal bool IsShown => File.HasThumbnails && MediaDisplay != MediaDisplay.TextOnly;

    internal bool IsSound => File.Type.StartsWith("audio/", StringComparison.Ordinal);

    internal bool IsFilm => File.Type.StartsWith("video/", StringComparison.Ordinal);

    /// <summary>True if every browser can display the original.</summary>
    internal bool CanBeShownWhole => File.IsPicture && File.Type != "image/heic";

    internal string Source => File.Thumbnail(Pixels);

    /// <summary>Source for dense screens; null if the thumbnail already has the picture's full size.</summary>
    internal string? DenseSource => MediaDisplay == MediaDisplay.Thumbnails && Longest > ThumbnailPixels
        ? File.Thumbnail(DensePixels) + " 2x"
        : null;

    internal int Width => Scaled(File.Width);

    internal int Height => Scaled(File.Height);

    /// <summary>The text shown in place of a picture for people who want text only.</summary>
    internal string Box => $"{Text.Isolate()} ({Sizes.Of(File.ThumbnailBytes)})";

    /// <summary>The text shown in place of a picture whose thumbnails are not made yet.</summary>
    internal string PendingText => $"{Text.Isolate()} ({Size})";

    private int Pixels => MediaDisplay == MediaDisplay.Comfort ? DensePixels : ThumbnailPixels;

    private int Longest => Math.Max(File.Width, File.Height);

    /// <param name="attachments">The attachments of a message.</param>
    /// <param name="message">Address of the message's page.</param>
    /// <param name="showing">How attachments are displayed.</param>
    internal static IReadOnlyList<AttachmentView> Of(
        IEnumerable<Attachment> attachments, string message, MediaDisplay showing) =>
        [
            .. attachments
                .OrderBy(attachment => attachment.Width == 0) // pictures side by side
                .Select(attachment => Of(attachment, message, showing)),
        ];

    internal static AttachmentView Of(Attachment attachment, string message, MediaDisplay showing) => new()
    {
        File = attachment.Card,
        Page = $"{message}/{attachment.Position}",
        Name = attachment.Name,
        Alt = attachment.Alt,
        MediaDisplay = showing,
    };

    private int Scaled(int side) =>
        Longest <= ThumbnailPixels ? side : Math.Max(1, side * ThumbnailPixels / Longest);
}
