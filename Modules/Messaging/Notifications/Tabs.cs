namespace OurWhats.Messaging;

/// <summary>The name that a page gives itself, so that its own doings do not wake its own poll.</summary>
internal static class Tabs
{
    public static string? Of(string? name) => name is { Length: > 0 and <= 20 } ? name : null;
}
