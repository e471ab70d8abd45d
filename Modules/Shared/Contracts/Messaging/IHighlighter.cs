namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>Highlights search terms in texts. The module that implements search implements it.</summary>
public interface IHighlighter
{
    /// <summary>
    /// Returns the ranges of <paramref name="text"/> that match the search, sorted and not overlapping. <c>End</c> is
    /// exclusive; both count UTF-16 units.
    /// </summary>
    /// <param name="question">The search as typed; any input is accepted.</param>
    /// <param name="text">The text as typed.</param>
    IReadOnlyList<(int Start, int End)> Of(string question, string text);
}
