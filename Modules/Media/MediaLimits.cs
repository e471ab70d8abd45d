using Microsoft.Extensions.Configuration;

namespace OurWhats.Media;

/// <summary>How much may be put on line, in bytes.</summary>
/// <param name="MostBytes">In one file.</param>
/// <param name="PersonBytes">By one person, all that is there together.</param>
/// <param name="FreeBytes">What the disk must still hold: under it files are refused, while messages go on.</param>
internal sealed record MediaLimits(long MostBytes, long PersonBytes, long FreeBytes)
{
    /// <summary>Uploads of one person that come or wait at a time.</summary>
    public const int MostUploads = 200;

    public static MediaLimits Of(IConfiguration configuration) => new(
        configuration.GetValue("Media:MostBytes", 100_000_000L),
        configuration.GetValue("Media:PersonBytes", 2_000_000_000L),
        configuration.GetValue("Media:FreeBytes", 500_000_000L));
}
