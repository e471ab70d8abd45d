using ImageMagick;
using ImageMagick.Configuration;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>
/// ImageMagick's security policy. Without it, the library would run scripts, start programs and use up the machine's
/// memory.
/// </summary>
internal static class Policy
{
    private const ulong MostMemoryBytes = 288 << 20;

    // The memory limit fits 40 megapixels with transparency; larger pictures are refused instead of swapped to disk.
    // Rules are read from top to bottom, and the last match decides. There is no time limit, because the library would
    // measure elapsed time, which depends on how busy the machine is; WorkerLimits limits processor time instead.
    public const string Text = """
        <policymap>
          <policy domain="resource" name="width" value="16KP"/>
          <policy domain="resource" name="height" value="16KP"/>
          <policy domain="resource" name="area" value="64MP"/>
          <policy domain="resource" name="memory" value="288MiB"/>
          <policy domain="resource" name="map" value="0B"/>
          <policy domain="resource" name="disk" value="0B"/>
          <policy domain="resource" name="thread" value="1"/>
          <policy domain="resource" name="list-length" value="4"/>
          <policy domain="system" name="max-memory-request" value="256MiB"/>
          <policy domain="delegate" rights="none" pattern="*"/>
          <policy domain="filter" rights="none" pattern="*"/>
          <policy domain="coder" rights="none" pattern="*"/>
          <policy domain="coder" rights="read" pattern="{PNG,JPEG,GIF,WEBP,AVIF,HEIC}"/>
          <policy domain="coder" rights="read|write" pattern="WEBP"/>
          <policy domain="path" rights="none" pattern="@*"/>
          <policy domain="path" rights="none" pattern="|*"/>
        </policymap>
        """;

    private static ReadOnlySpan<byte> Svg => "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"u8;

    private static readonly (string Name, Action Open)[] Forbidden =
    [
        ("SVG", () => new MagickImage(Svg, MagickFormat.Svg).Dispose()),
        ("pango:", () => new MagickImage("pango:x").Dispose()),
        ("msl:", () => new MagickImage("msl:x").Dispose()),
        ("label:", () => new MagickImage("label:x").Dispose()),
    ];

    /// <summary>
    /// Applies the policy. Must be the first call to the library: later calls have no effect, without an error.
    /// </summary>
    public static void Apply() => Apply(Text);

    /// <summary>
    /// Applies another policy. Returns the folder where the library has written it; the caller removes it.
    /// </summary>
    public static string Apply(string text)
    {
        var configuration = ConfigurationFiles.Default;
        configuration.Policy.Data = text;
        return MagickNET.Initialize(configuration);
    }

    /// <summary>Attempts forbidden operations. Returns a sentence about the first that succeeds, or null.</summary>
    public static string? FindGap()
    {
        if (ResourceLimits.Memory != MostMemoryBytes) return "The policy's limits are not in force.";
        foreach (var (name, open) in Forbidden)
        {
            if (!IsRefused(open)) return $"The policy lets {name} open.";
        }

        return null;
    }

    /// <summary>True if the action fails because of the policy and for no other reason.</summary>
    public static bool IsRefused(Action open)
    {
        try
        {
            open();
            return false;
        }
        catch (MagickException exception)
        {
            return exception is MagickPolicyErrorException;
        }
    }
}
