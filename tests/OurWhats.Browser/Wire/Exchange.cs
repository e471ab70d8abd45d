namespace OurWhats.Browser.Wire;

/// <summary>One request and its answer, in bytes on the wire.</summary>
/// <param name="Method">GET, POST…</param>
/// <param name="Path">The address asked for.</param>
/// <param name="AskedAt">When, in milliseconds of the machine's clock.</param>
internal sealed record Exchange(string Method, string Path, long AskedAt)
{
    public long Up { get; private set; }

    public long Down { get; private set; }

    /// <summary>True while the answer has not begun: a poll that is held.</summary>
    public bool IsWaiting => Down == 0 && !IsOver;

    /// <summary>True once its connection is closed.</summary>
    public bool IsOver { get; set; }

    public void Add(int count, bool isUp)
    {
        if (isUp) Up += count;
        else Down += count;
    }

    public override string ToString() => $"{Method} {Path} up {Up} down {Down}";
}
