using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>Reads forms as people sent them.</summary>
public static class Forms
{
    /// <summary>
    /// The request's form; empty when it carries none. Line breaks are single line feeds, as in the browser's own
    /// count.
    /// </summary>
    /// <exception cref="InvalidDataException">The body is not what its type says.</exception>
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

/// <summary>A form's fields by name; a missing one is empty.</summary>
public sealed class Form(IFormCollection fields)
{
    /// <summary>The field as typed.</summary>
    public string this[string name] => fields[name].ToString().ReplaceLineEndings("\n");

    /// <summary>The field on one line, without blanks around it.</summary>
    public string Line(string name) => string.Join(' ', this[name].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>All that was chosen under one name, each on one line.</summary>
    public IReadOnlyList<string> All(string name) =>
        [.. fields[name].OfType<string>().Select(value => value.Trim()).Where(value => value.Length > 0)];

    /// <summary>True when a box is ticked.</summary>
    public bool IsTicked(string name) => fields[name].Count > 0;
}
