using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Messaging.Composing;

/// <summary>A file in a composer that is shown again: attached, or refused.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Upload">Its upload, or null.</param>
/// <param name="Refusal">Why there is no upload, as a sentence, or null.</param>
/// <param name="Description">Its author's description of what it shows.</param>
/// <param name="RemovesLocation">True when its location is to be removed before it is sent.</param>
public sealed record AttachedFile(
    string Name,
    UploadCard? Upload,
    string? Refusal = null,
    string Description = "",
    bool RemovesLocation = false);
