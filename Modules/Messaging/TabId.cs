namespace OurWhats.Messaging;

/// <summary>
/// The id that a page gives itself in its requests, so that what it does itself does not wake its own poll.
/// </summary>
internal static class TabId
{
    private const int MostCharacters = 20;

    public static string? Of(string? id) => id is { Length: > 0 and <= MostCharacters } ? id : null;
}
