namespace OurWhats.Search.Indexing;

/// <summary>
/// Names of the fields of the index. Existing indexes contain them: a change needs a new
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

    /// <summary>The same, for a text that was edited since: only people who had left by then read it.</summary>
    public const string FormerConversation = "o";

    /// <summary>Key of the author.</summary>
    public const string Author = "a";

    /// <summary>Kinds of what the message contains: image, file, link, sound, film.</summary>
    public const string Kind = "k";

    /// <summary>Types of its files: extensions, and media subtypes.</summary>
    public const string Type = "x";

    /// <summary>Sizes of its files, in bytes.</summary>
    public const string Bytes = "b";

    /// <summary>When it was posted: UTC, milliseconds since 1970.</summary>
    public const string At = "at";

    /// <summary>The same, by which results are ordered.</summary>
    public const string Time = "w";

    /// <summary>Key of the message.</summary>
    public const string Key = "id";

    /// <summary>Its number in the conversation.</summary>
    public const string Number = "n";

    /// <summary>The text is for people who left after this moment (UTC, milliseconds since 1970)…</summary>
    public const string After = "f";

    /// <summary>…and no later than this one; 0 for the present text.</summary>
    public const string Until = "u";
}
