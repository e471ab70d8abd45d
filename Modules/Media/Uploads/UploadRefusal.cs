using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Uploads;

/// <summary>Refusal of an upload: HTTP status, and a sentence for the person.</summary>
internal sealed record UploadRefusal(int Status, string Sentence)
{
    /// <summary>"Checksum Mismatch", a status defined by tus.</summary>
    private const int ChecksumMismatch = 460;

    public static UploadRefusal Empty() => new(StatusCodes.Status400BadRequest, Texts.EmptyFile);

    public static UploadRefusal TooLarge(long mostBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, Texts.FileTooLarge.With(Sizes.Of(mostBytes)));

    public static UploadRefusal TooMany() => new(StatusCodes.Status429TooManyRequests, Texts.TooManyUploads);

    public static UploadRefusal OverQuota(long usedBytes, long mostBytes) => new(
        StatusCodes.Status413PayloadTooLarge,
        Texts.QuotaPassed.With(Sizes.Of(usedBytes), Sizes.Of(mostBytes)));

    public static UploadRefusal DiskFull() => new(StatusCodes.Status507InsufficientStorage, Texts.DiskFull);

    /// <summary>The refusal for the outcome of a transfer; null after a success.</summary>
    public static UploadRefusal? For(TransferResult result, long mostBytes) => result switch
    {
        TransferResult.Interrupted => new(StatusCodes.Status400BadRequest, Texts.BrokenOff),
        TransferResult.TooLong => TooLarge(mostBytes),
        TransferResult.DiskFull => DiskFull(),
        TransferResult.ChecksumMismatch => new(ChecksumMismatch, Texts.Damaged),
        _ => null,
    };
}
