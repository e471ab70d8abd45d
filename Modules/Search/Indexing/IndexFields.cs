namespace OurWhats.Search.Indexing;

/// <summary>
/// Names of the fields of the index. Existing indexes contain them, so a change requires a new
/// <see cref="IndexState.Version"/>.
/// </summary>
internal static class IndexFields
{
    /// <summary>Conversation and number of the message: "12:345".</summary>
    public const string Message = "m";

    /// <summary>Words of the text, of file names and of image descriptions.</summary>
    public const string Text = "t";

    /// <summary>Key of the conversation.</summary>
    public const string Conversation = "c";

    /// <summary>
    /// The same for the former text of an edited message, which only people who left before the edit may read.
    /// </summary>
    public const string FormerConversation = "o";

    /// <summary>Key of the author.</summary>
    public const string Author = "a";

    /// <summary>Kinds of content in the message: image, file, link, sound, film.</summary>
    public const string Kind = "k";

    /// <summary>Types of its files: extensions, and media subtypes.</summary>
    public const string Type = "x";

    /// <summary>Sizes of its files, in bytes.</summary>
    public const string Bytes = "b";

    /// <summary>When it was posted: UTC, milliseconds since 1970.</summary>
    public const string At = "at";

    /// <summary>The same, for sorting.</summary>
    public const string Time = "w";

    /// <summary>Key of the message.</summary>
    public const string Key = "id";

    /// <summary>Sequence number in the conversation.</summary>
    public const string Number = "n";

    /// <summary>The text is for people who left after this moment (UTC, milliseconds since 1970)…</summary>
    public const string After = "f";

    /// <summary>…and not after this one; 0 for the present text.</summary>
    public const string Until = "u";
}
