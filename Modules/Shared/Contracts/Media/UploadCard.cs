namespace OurWhats.Shared.Contracts.Media;

/// <summary>A file that a person has put on line and not attached to anything yet.</summary>
/// <param name="Key">What a form names it by.</param>
/// <param name="Name">Its name, cleaned: no path, no control characters, 120 characters at most.</param>
/// <param name="File">The file.</param>
/// <param name="HasPosition">True for a photo that tells where it was taken.</param>
public sealed record UploadCard(string Key, string Name, FileCard File, bool HasPosition);

/// <summary>What became of a file that came: its upload, or a sentence that says why there is none.</summary>
public sealed record Received(UploadCard? Upload, string? Refusal);
