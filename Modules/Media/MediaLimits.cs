using Microsoft.Extensions.Configuration;

namespace OurWhats.Media;

/// <summary>Limits for uploads, in bytes.</summary>
/// <param name="MostBytes">Largest size of a file.</param>
/// <param name="PersonBytes">Quota of a person for all their files.</param>
/// <param name="FreeBytes">Free disk space below which uploads are refused; messages are still accepted.</param>
internal sealed record MediaLimits(long MostBytes, long PersonBytes, long FreeBytes)
{
    /// <summary>Highest number of a person's uploads that are in progress or not attached yet.</summary>
    public const int MostUploads = 200;

    public static MediaLimits Of(IConfiguration configuration) => new(
        configuration.GetValue("Media:MostBytes", 100_000_000L),
        configuration.GetValue("Media:PersonBytes", 2_000_000_000L),
        configuration.GetValue("Media:FreeBytes", 500_000_000L));
}
