using System.Buffers.Text;
using System.Security.Cryptography;
using OurWhats.Media.Store;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Media.Uploads;

/// <summary>A file that a person uploads: first it is transferred, then it waits to be attached to something.</summary>
internal sealed class Upload
{
    /// <summary>The response header that says "position" for a photo whose metadata tells where it was taken.</summary>
    public const string PositionHeader = "Upload-Tells";

    /// <summary>How long it may take to be transferred and attached.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private const int KeyBytes = 16;

    /// <summary>In addresses and forms: 22 characters that cannot be guessed.</summary>
    public required string Key { get; init; }

    public required long PersonId { get; init; }

    /// <summary>The file's name, cleaned.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes announced, or arrived where no size was announced.</summary>
    public required long Length { get; set; }

    /// <summary>Bytes of the original, where the sender's browser has made it lighter and says so; else 0.</summary>
    public long LengthBefore { get; set; }

    /// <summary>The stored file, once all of it has arrived.</summary>
    public long? FileId { get; set; }

    public StoredFile? File { get; set; }

    /// <summary>When it began: UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }

    public DateTimeOffset Expires => DateTimeOffset.FromUnixTimeMilliseconds(At) + Lifetime;

    public UploadCard Card => new(Key, Name, File!.Card, File.HasPosition);

    public static Upload Of(long person, string name, long length, DateTimeOffset now, long? file = null) => new()
    {
        Key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes)),
        PersonId = person,
        Name = FileNames.Clean(name),
        Length = length,
        FileId = file,
        At = now.ToUnixTimeMilliseconds(),
    };

    /// <summary>Uploads that began at this moment or before have expired now: UTC, milliseconds since 1970.</summary>
    public static long ExpiredAt(DateTimeOffset now) => (now - Lifetime).ToUnixTimeMilliseconds();
}
