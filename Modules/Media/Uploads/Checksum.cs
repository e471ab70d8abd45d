using System.Security.Cryptography;

namespace OurWhats.Media.Uploads;

/// <summary>Checksum of a part of an upload, in tus format: "sha1 base64".</summary>
internal sealed class Checksum : IDisposable
{
    public const string Algorithms = "sha1,sha256";

    private readonly IncrementalHash hash;
    private readonly byte[] expected;

    private Checksum(HashAlgorithmName algorithm, byte[] expected)
    {
        (hash, this.expected) = (IncrementalHash.CreateHash(algorithm), expected);
    }

    /// <summary>Parses the header; null if it is malformed or names an unknown algorithm.</summary>
    public static Checksum? Parse(string header)
    {
        if (header.Split(' ') is not [var name, var value] || AlgorithmOf(name) is not { } algorithm) return null;
        var expected = new byte[value.Length];
        return Convert.TryFromBase64String(value, expected, out var length) ? new(algorithm, expected[..length]) : null;
    }

    public void Append(ReadOnlySpan<byte> part) => hash.AppendData(part);

    /// <summary>True if the appended bytes have this checksum.</summary>
    public bool IsRight() => hash.GetHashAndReset().AsSpan().SequenceEqual(expected);

    public void Dispose() => hash.Dispose();

    // tus requires SHA-1. It protects against transmission errors here, not against attackers.
    private static HashAlgorithmName? AlgorithmOf(string name) => name switch
    {
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        _ => null,
    };
}
