using System.Security.Cryptography;

namespace OurWhats.Media.Uploads;

/// <summary>What a part of an upload must hash to, as tus says it: "sha1 base64".</summary>
internal sealed class Checksum : IDisposable
{
    /// <summary>Those that are understood.</summary>
    public const string Algorithms = "sha1,sha256";

    private readonly IncrementalHash hash;
    private readonly byte[] expected;

    private Checksum(HashAlgorithmName algorithm, byte[] expected)
    {
        (hash, this.expected) = (IncrementalHash.CreateHash(algorithm), expected);
    }

    /// <summary>Reads the header. Null when it is none, or of an unknown algorithm.</summary>
    public static Checksum? Parse(string header)
    {
        if (header.Split(' ') is not [var name, var value] || AlgorithmOf(name) is not { } algorithm) return null;
        var expected = new byte[value.Length];
        return Convert.TryFromBase64String(value, expected, out var length) ? new(algorithm, expected[..length]) : null;
    }

    public void Add(ReadOnlySpan<byte> part) => hash.AppendData(part);

    /// <summary>True when all that was added hashes to it.</summary>
    public bool IsRight() => hash.GetHashAndReset().AsSpan().SequenceEqual(expected);

    public void Dispose() => hash.Dispose();

    // SHA-1 against broken lines, not against people: tus asks for it.
    private static HashAlgorithmName? AlgorithmOf(string name) => name switch
    {
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        _ => null,
    };
}
