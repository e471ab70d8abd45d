namespace OurWhats.Shared.Contracts.Media;

/// <summary>A complete upload that is not attached to anything yet.</summary>
/// <param name="Key">Identifies the upload in forms.</param>
/// <param name="Name">File name, cleaned: no path, no control characters, at most 120 characters.</param>
/// <param name="File">The stored file.</param>
/// <param name="HasPosition">True for a photo with location metadata.</param>
public sealed record UploadCard(string Key, string Name, FileCard File, bool HasPosition);

/// <summary>
/// Result of an upload: the upload, or the sentence, in the language of the request, that tells the sender why it was
/// refused.
/// </summary>
public sealed record Received(UploadCard? Upload, string? Refusal);
