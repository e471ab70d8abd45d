namespace OurWhats.Tests.Browser.Wire;

/// <summary>A request and its response, in bytes on the wire.</summary>
/// <param name="Method">GET, POST…</param>
/// <param name="Path">The address asked for.</param>
/// <param name="AskedAt">When, in milliseconds of the machine's clock.</param>
internal sealed record Exchange(string Method, string Path, long AskedAt)
{
    public long Up { get; private set; }

    public long Down { get; private set; }

    /// <summary>Bytes of the request's line and headers.</summary>
    public int HeadUp { get; private set; }

    /// <summary>Bytes of the answer's line and headers.</summary>
    public int HeadDown { get; private set; }

    /// <summary>True while a poll is held: its answer has not begun, or is a stream.</summary>
    public bool IsWaiting => !IsOver && (Down == 0 || Path.EndsWith("&s=1", StringComparison.Ordinal));

    /// <summary>True once its connection is closed, or used for the next.</summary>
    public bool IsOver { get; set; }

    /// <summary>Counts a piece as it passes. Heads are short: each comes in one.</summary>
    public void Add(ReadOnlySpan<byte> piece, bool isUp)
    {
        if (isUp && Up == 0) HeadUp = Head(piece);
        if (!isUp && Down == 0) HeadDown = Head(piece);
        if (isUp) Up += piece.Length;
        else Down += piece.Length;
    }

    public override string ToString() => $"{Method} {Path} up {Up} (head {HeadUp}) down {Down} (head {HeadDown})";

    private static int Head(ReadOnlySpan<byte> piece) => piece.IndexOf("\r\n\r\n"u8) + 4;
}
