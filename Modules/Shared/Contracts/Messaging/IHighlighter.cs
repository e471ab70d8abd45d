namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>Highlights search terms in texts. The module that implements search implements it.</summary>
public interface IHighlighter
{
    /// <summary>
    /// Reads a search, for the texts of one page. The result is called with each text as typed, and returns its ranges
    /// that match the search, sorted and not overlapping. <c>End</c> is exclusive; both count UTF-16 units. Their number
    /// is limited, for each text and for the page.
    /// </summary>
    /// <param name="question">The search as typed; any input is accepted.</param>
    Func<string, IReadOnlyList<(int Start, int End)>> For(string question);
}
