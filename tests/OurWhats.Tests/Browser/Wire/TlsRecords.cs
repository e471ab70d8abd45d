using System.Buffers.Binary;

namespace OurWhats.Tests.Browser.Wire;

/// <summary>
/// Sums up the payload of TLS 1.3 in one direction, from the record lengths, which are not encrypted (RFC 8446, 5.1 and
/// 5.2). It includes the encrypted part of the handshake, some 2 kB per connection.
/// </summary>
internal sealed class TlsRecords
{
    private const int HeadBytes = 5;
    private const byte ApplicationData = 23;
    private const int TagAndTypeBytes = 17;

    private readonly byte[] head = new byte[HeadBytes];
    private int known;
    private int rest;

    /// <summary>Adds a piece as it passes; gives the payload of the records that begin in it.</summary>
    public long Add(ReadOnlySpan<byte> piece)
    {
        var payload = 0L;
        while (!piece.IsEmpty)
        {
            var skipped = Math.Min(rest, piece.Length);
            rest -= skipped;
            piece = piece[skipped..];
            var taken = Math.Min(HeadBytes - known, piece.Length);
            piece[..taken].CopyTo(head.AsSpan(known));
            piece = piece[taken..];
            known += taken;
            if (known < HeadBytes) continue;
            rest = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(3));
            if (head[0] == ApplicationData) payload += Math.Max(0, rest - TagAndTypeBytes);
            known = 0;
        }

        return payload;
    }
}
