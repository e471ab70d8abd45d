using Microsoft.Extensions.Configuration;

namespace OurWhats.Media;

/// <summary>How much may be uploaded, in bytes.</summary>
/// <param name="MostBytes">Size of one file at most.</param>
/// <param name="PersonBytes">Size of all files of one person together at most.</param>
/// <param name="FreeBytes">Free disk space below which uploads are refused, while messages go on.</param>
internal sealed record MediaLimits(long MostBytes, long PersonBytes, long FreeBytes)
{
    /// <summary>Uploads of one person that are in progress or not attached yet, at most.</summary>
    public const int MostUploads = 200;

    public static MediaLimits Of(IConfiguration configuration) => new(
        configuration.GetValue("Media:MostBytes", 100_000_000L),
        configuration.GetValue("Media:PersonBytes", 2_000_000_000L),
        configuration.GetValue("Media:FreeBytes", 500_000_000L));
}
