namespace OurWhats.Search.Indexing;

/// <summary>Names of the index's fields.</summary>
internal static class IndexFields
{
    /// <summary>The message: "conversation:number".</summary>
    public const string Message = "m";

    /// <summary>Words of the text, of file names and of what images show.</summary>
    public const string Text = "t";

    /// <summary>Key of the conversation.</summary>
    public const string Conversation = "c";

    /// <summary>The same for a text that was edited since: only who has left reads it.</summary>
    public const string FormerConversation = "o";

    /// <summary>Key of the author.</summary>
    public const string Author = "a";

    /// <summary>What came with it: image, file, link, sound, film.</summary>
    public const string Kind = "k";

    /// <summary>Types of its files: extensions, and what their content says.</summary>
    public const string Type = "x";

    /// <summary>Sizes of its files, in bytes.</summary>
    public const string Bytes = "b";

    /// <summary>When it was said: UTC, milliseconds since 1970.</summary>
    public const string At = "at";

    /// <summary>Key of the message.</summary>
    public const string Key = "id";

    /// <summary>Its number in the conversation.</summary>
    public const string Number = "n";

    /// <summary>Who left after this moment reads this text…</summary>
    public const string After = "f";

    /// <summary>…and until this one.</summary>
    public const string Until = "u";
}
