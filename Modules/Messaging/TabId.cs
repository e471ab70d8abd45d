namespace OurWhats.Messaging;

/// <summary>The id that a page sends with its requests, so that its own changes do not wake its own poll.</summary>
internal static class TabId
{
    private const int MostCharacters = 20;

    public static string? Of(string? id) => id is { Length: > 0 and <= MostCharacters } ? id : null;
}
