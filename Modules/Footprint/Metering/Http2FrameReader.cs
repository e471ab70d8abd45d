using System.Buffers.Binary;

namespace OurWhats.Footprint.Metering;

/// <summary>Finds the boundaries of HTTP/2 frames (RFC 9113, 4.1), however the bytes are split.</summary>
internal struct Http2FrameReader()
{
    private const int HeadBytes = 9;
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte EndStreamFlag = 1;

    private readonly byte[] head = new byte[HeadBytes];
    private int headRead;
    private int bodyLeft;

    /// <summary>Stream of the frame; 0 for the connection itself, or while the frame's head is incomplete.</summary>
    public readonly int Stream => HasHead ? (int)(BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(5)) & 0x7FFFFFFF) : 0;

    public readonly bool IsHeaders => HasHead && Type == Headers;

    public readonly bool IsReset => HasHead && Type == Reset;

    /// <summary>True for the last frame of its stream in this direction.</summary>
    public readonly bool EndsStream => HasHead && Type is Data or Headers && (head[4] & EndStreamFlag) != 0;

    /// <summary>True once the whole frame has been read.</summary>
    public readonly bool IsComplete => HasHead && bodyLeft == 0;

    private readonly bool HasHead => headRead == HeadBytes;

    private readonly byte Type => head[3];

    /// <summary>Reads to the end of the current frame at most. Returns the number of bytes read.</summary>
    public int Read(ReadOnlySpan<byte> bytes)
    {
        if (IsComplete) headRead = 0;
        var read = HasHead ? 0 : ReadHead(bytes);
        if (!HasHead) return read;
        var body = Math.Min(bodyLeft, bytes.Length - read);
        bodyLeft -= body;
        return read + body;
    }

    private int ReadHead(ReadOnlySpan<byte> bytes)
    {
        var read = Math.Min(HeadBytes - headRead, bytes.Length);
        bytes[..read].CopyTo(head.AsSpan(headRead));
        headRead += read;
        if (HasHead) bodyLeft = head[0] << 16 | head[1] << 8 | head[2];
        return read;
    }
}
