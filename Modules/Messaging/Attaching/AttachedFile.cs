using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Messaging.Attaching;

/// <summary>A file in a composer that comes back: attached, or refused.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Upload">Its upload, or null.</param>
/// <param name="Refusal">Why there is none, as a sentence, or null.</param>
/// <param name="Description">What its author says that it shows.</param>
/// <param name="Forgets">True when it is to be sent without where it was taken.</param>
public sealed record AttachedFile(string Name, UploadCard? Upload, string? Refusal = null, string Description = "", bool Forgets = false);
