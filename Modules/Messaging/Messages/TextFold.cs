namespace OurWhats.Messaging.Messages;

/// <summary>
/// Hides the end of a tall text until it is asked for. The whole text is in the page, for the browser's own search, for
/// copying, for paper and for screen readers.
/// </summary>
/// <param name="IsOpen">True if the text is unfolded at first, because words of a search are marked in it.</param>
public sealed record TextFold(bool IsOpen)
{
    // Folded, 20 lines are left (sheet.css), so that folding always hides a third at least. Thirty lines are about a
    // screen of a desktop, and two to three of a phone, where a line has half the columns.
    private const int MostLines = 30;

    private const int ColumnsInLine = 70;

    // From here on, most characters are twice as wide.
    private const char FirstWide = '\u1100';

    /// <summary>Null for a text that is not tall.</summary>
    internal static TextFold? Of(IReadOnlyList<TextSpan> spans)
    {
        var (lines, columns) = (1, 0);
        foreach (var span in spans)
        {
            foreach (var character in span.Text)
            {
                var isBreak = character == '\n';
                columns += character < FirstWide ? 1 : 2;
                if (!isBreak && columns <= ColumnsInLine) continue;
                (lines, columns) = (lines + 1, 0);
                if (lines > MostLines) return new(spans.Any(other => other.IsMarked));
            }
        }

        return null;
    }
}
