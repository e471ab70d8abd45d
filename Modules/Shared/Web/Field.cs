namespace OurWhats.Shared.Web;

/// <summary>A labelled input with its error and hint.</summary>
/// <param name="Name">Name of the form field.</param>
/// <param name="Label">The visible label.</param>
/// <param name="Value">The initial value; never a password.</param>
/// <param name="Error">Error sentence, or null.</param>
/// <param name="Hint">Help sentence, or null.</param>
/// <param name="Type">HTML input type.</param>
/// <param name="Autocomplete">HTML autocomplete token.</param>
/// <param name="Rows">Number of lines; more than one makes a text area.</param>
public sealed record Field(string Name, string Label, string Value = "", string? Error = null, string? Hint = null,
    string Type = "text", string Autocomplete = "off", int Rows = 1)
{
    /// <summary>Id of the element that describes the input to screen readers (aria-describedby), or null.</summary>
    public string? DescribedBy => Error is not null ? Name + "-error" : Hint is not null ? Name + "-hint" : null;
}

/// <summary>A choice of one option, shown as a list or as radio buttons.</summary>
/// <param name="Name">Name of the form field.</param>
/// <param name="Label">The visible label.</param>
/// <param name="Value">Value of the chosen option.</param>
/// <param name="Options">Value and text of each option.</param>
/// <param name="Hint">Help sentence, or null.</param>
public sealed record Choice(
    string Name,
    string Label,
    string Value,
    IReadOnlyList<(string Value, string Text)> Options,
    string? Hint = null);
