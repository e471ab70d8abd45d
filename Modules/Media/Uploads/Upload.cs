using System.Buffers.Text;
using System.Security.Cryptography;
using OurWhats.Media.Store;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Media.Uploads;

/// <summary>A person's upload: being transferred, or complete and not attached yet.</summary>
internal sealed class Upload
{
    /// <summary>Response header with the value "position" for a photo with location metadata.</summary>
    public const string PositionHeader = "Upload-Tells";

    /// <summary>Time allowed to transfer and attach an upload.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private const int KeyBytes = 16;

    /// <summary>Used in addresses and forms: 22 random characters.</summary>
    public required string Key { get; init; }

    public required long PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>Announced size in bytes; received size if none was announced.</summary>
    public required long Length { get; set; }

    /// <summary>
    /// Size of the original in bytes if the sender's browser reports that it made it lighter; otherwise 0.
    /// </summary>
    public long LengthBefore { get; set; }

    /// <summary>Key of the stored file, once it is complete.</summary>
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

    /// <summary>The latest start time of expired uploads: UTC, milliseconds since 1970.</summary>
    public static long ExpiredAt(DateTimeOffset now) => (now - Lifetime).ToUnixTimeMilliseconds();
}
