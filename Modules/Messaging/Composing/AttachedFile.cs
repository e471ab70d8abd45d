using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Messaging.Composing;

/// <summary>A file in a composer that is shown again after a refusal.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Upload">Its upload, or null.</param>
/// <param name="Refusal">Why the upload was refused, as a sentence, or null.</param>
/// <param name="Description">Its author's description (alternative text).</param>
/// <param name="RemovesLocation">True if its location metadata is to be removed before sending.</param>
public sealed record AttachedFile(
    string Name,
    UploadCard? Upload,
    string? Refusal = null,
    string Description = "",
    bool RemovesLocation = false);
