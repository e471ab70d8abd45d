namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>Asked by Messaging, answered by whoever lets people look for words: where a text holds what was looked for.</summary>
public interface IHighlighter
{
    /// <summary>The places of a text to mark, in order and apart from each other.</summary>
    /// <param name="question">What was looked for, as typed; anything at all.</param>
    /// <param name="text">A text, exactly as typed.</param>
    IReadOnlyList<(int Start, int End)> Of(string question, string text);
}
