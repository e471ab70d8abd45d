using System.Buffers.Text;
using System.Security.Cryptography;
using OurWhats.Media.Store;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Media.Uploads;

/// <summary>A file that a person puts on line: first it comes, then it waits to be attached to something.</summary>
internal sealed class Upload
{
    /// <summary>The header that says that a photo tells where it was taken.</summary>
    public const string Tells = "Upload-Tells";

    private const int KeyBytes = 16;

    /// <summary>What forms and addresses name it by: 22 characters that nobody guesses.</summary>
    public required string Key { get; init; }

    public required long PersonId { get; init; }

    /// <summary>Cleaned.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes that were announced, or that came.</summary>
    public required long Length { get; set; }

    /// <summary>Bytes that it weighed before its sender's browser made it lighter, as that says; 0 where it does not.</summary>
    public long LengthBefore { get; set; }

    /// <summary>The file, once it has come whole.</summary>
    public long? FileId { get; set; }

    public StoredFile? File { get; set; }

    /// <summary>When it began: UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }

    public DateTimeOffset Expires => DateTimeOffset.FromUnixTimeMilliseconds(At) + Patience;

    public UploadCard Card => new(Key, Name, File!.Card, File.HasPosition);

    /// <summary>For how long it comes and waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public static Upload Of(long person, string name, long length, DateTimeOffset now, long? file = null) => new()
    {
        Key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes)),
        PersonId = person,
        Name = FileNames.Clean(name),
        Length = length,
        FileId = file,
        At = now.ToUnixTimeMilliseconds(),
    };

    /// <summary>Those that began at this moment are over: UTC, milliseconds since 1970.</summary>
    public static long Over(DateTimeOffset now) => (now - Patience).ToUnixTimeMilliseconds();
}
