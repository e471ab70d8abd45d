using System.Globalization;
using System.Text;
using Serilog.Core;
using Serilog.Events;

namespace OurWhats.Host;

/// <summary>
/// Cuts the texts of log lines, and replaces characters that could begin a line or hide a part of it, whichever code
/// logs them: no request can fill the disk with a line, or forge one.
/// </summary>
internal sealed class ShortLogValues : ILogEventEnricher
{
    // Longer than any text that we log ourselves.
    private const int MostCharacters = 300;

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        List<LogEventProperty>? changed = null;
        foreach (var (name, value) in logEvent.Properties)
        {
            if (value is not ScalarValue { Value: string text } || IsHarmless(text)) continue;
            (changed ??= []).Add(new(name, new ScalarValue(Shorten(text))));
        }

        foreach (var property in changed ?? []) logEvent.AddOrUpdateProperty(property);
    }

    private static bool IsHarmless(string text) => text.Length <= MostCharacters && !text.Any(IsDangerous);

    private static string Shorten(string text)
    {
        StringBuilder line = new();
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, MostCharacters)))
            line.Append(IsDangerous(character) ? '?' : character);
        return text.Length > MostCharacters ? line.Append('…').ToString() : line.ToString();
    }

    private static bool IsDangerous(char character) => !char.IsAscii(character)
        ? char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        : char.IsControl(character);
}
