namespace OurWhats.Tests.Browser.Nasty;

/// <summary>
/// A text to find again wherever it is shown, one for each field that people fill in. It is in Hebrew, so what stands
/// around it is displaced unless it is isolated, and it ends in characters that mean something in HTML.
/// </summary>
internal static class Mark
{
    // How each begins: these two letters, then one of its own, twice.
    public const string Beginning = "צצ";

    private const string Letters = "אבגדהוזחטיכלמנסעפצקרשת";

    private const string Rest = "\"'<u>&lt;7";

    public const string Name = "name";
    public const string OtherName = "other name";
    public const string MyName = "my name";
    public const string UserName = "user name";
    public const string Place = "place";
    public const string Group = "group";
    public const string OtherGroup = "other group";
    public const string Description = "description";
    public const string Message = "message";
    public const string MyMessage = "my message";
    public const string Earlier = "earlier text";
    public const string Direct = "direct message";
    public const string File = "file name";
    public const string Picture = "picture's name";
    public const string Sound = "sound's name";
    public const string Film = "film's name";
    public const string Alternative = "description of a picture";
    public const string Query = "query";
    public const string Typed = "typed in a form";

    private static readonly string[] Fields =
    [
        Name, OtherName, MyName, UserName, Place, Group, OtherGroup, Description, Message, MyMessage, Earlier, Direct,
        File, Picture, Sound, Film, Alternative, Query, Typed,
    ];

    /// <summary>What is typed in a field. User names take letters, digits and few signs.</summary>
    public static string Of(string field) =>
        Beginning + LetterOf(field) + LetterOf(field) + (field == UserName ? "-7" : Rest);

    /// <summary>Which letter is a field's.</summary>
    public static string LetterOf(string field) => $"{Letters[Array.IndexOf(Fields, field)]}";

    /// <summary>All of them by their letters, for the pages.</summary>
    public static Dictionary<string, string> All { get; } = Fields.ToDictionary(LetterOf, Of);

    /// <summary>Which field a letter stands for.</summary>
    public static string FieldOf(char letter) => Fields[Letters.IndexOf(letter, StringComparison.Ordinal)];
}
