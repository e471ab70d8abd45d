namespace OurWhats.Shared.Web;

/// <summary>A labelled input, with what is wrong with it beside it.</summary>
/// <param name="Name">Name in the form.</param>
/// <param name="Label">What people read.</param>
/// <param name="Value">What stands in it; never a password.</param>
/// <param name="Error">A sentence, or null.</param>
/// <param name="Hint">A sentence of help, or null.</param>
/// <param name="Type">HTML input type.</param>
/// <param name="Autocomplete">HTML autocomplete token.</param>
/// <param name="Rows">More than one for a text of several lines.</param>
public sealed record Field(string Name, string Label, string Value = "", string? Error = null, string? Hint = null,
    string Type = "text", string Autocomplete = "off", int Rows = 1)
{
    /// <summary>What describes the input to a screen reader.</summary>
    public string? DescribedBy => Error is not null ? Name + "-error" : Hint is not null ? Name + "-hint" : null;
}

/// <summary>A choice of one among several, as a list or as buttons.</summary>
/// <param name="Name">Name in the form.</param>
/// <param name="Label">What people read.</param>
/// <param name="Value">The one chosen.</param>
/// <param name="Options">Value and text of each.</param>
/// <param name="Hint">A sentence of help, or null.</param>
public sealed record Choice(
    string Name,
    string Label,
    string Value,
    IReadOnlyList<(string Value, string Text)> Options,
    string? Hint = null);
