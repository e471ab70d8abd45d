using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>Reads forms without files.</summary>
public static class Forms
{
    /// <summary>
    /// Returns the request's form; empty if it has none. Line breaks become single line feeds, which is how browsers
    /// count them for maxlength.
    /// </summary>
    /// <exception cref="InvalidDataException">The body is malformed.</exception>
    public static async Task<Form> Read(HttpContext context)
    {
        try
        {
            return new(context.Request.HasFormContentType
                ? await context.Request.ReadFormAsync(context.RequestAborted)
                : FormCollection.Empty);
        }
        catch (Exception exception) when (exception is (IOException and not BadHttpRequestException) or NotSupportedException)
        {
            throw new InvalidDataException("The form breaks off, or is in an encoding that nobody uses.", exception);
        }
    }
}

/// <summary>The fields of a form by name. A missing field reads as empty.</summary>
public sealed class Form(IFormCollection fields)
{
    /// <summary>The value as typed, with line breaks as single line feeds.</summary>
    public string this[string name] => fields[name].ToString().ReplaceLineEndings("\n");

    /// <summary>The value on one line: each run of white space becomes one space, none remains at the ends.</summary>
    public string Line(string name) => string.Join(' ', this[name].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>All non-empty values of a field, trimmed.</summary>
    public IReadOnlyList<string> All(string name) =>
        [.. fields[name].OfType<string>().Select(value => value.Trim()).Where(value => value.Length > 0)];

    /// <summary>True if a checkbox is ticked.</summary>
    public bool IsTicked(string name) => fields[name].Count > 0;
}
