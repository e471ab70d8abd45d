namespace OurWhats.Shared;

/// <summary>The application cannot start as it is configured. The message says why, in one sentence for its host.</summary>
/// <param name="sentence">The reason, and what would help.</param>
public sealed class StartRefusedException(string sentence) : Exception(sentence);
