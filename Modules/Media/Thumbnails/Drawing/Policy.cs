using ImageMagick;
using ImageMagick.Configuration;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>
/// ImageMagick's security policy. Without it the library runs scripts, starts programs and fills the machine's memory.
/// </summary>
internal static class Policy
{
    private const ulong MostMemoryBytes = 288 << 20;

    // The memory is what 40 megapixels with transparency take. Rules are read from top to bottom, and the last that matches
    // decides. Nothing is swapped to the disk: what does not fit into the memory is refused. There is no time limit, as the
    // library would count by the clock, which runs out on a busy machine: the server counts processor time (WorkerLimits).
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

    /// <summary>Applies the policy. It must be the library's first use: later calls change nothing and do not fail.</summary>
    public static void Apply() => Apply(Text);

    /// <summary>Applies another policy; returns the folder where the library has written it, which is not removed.</summary>
    public static string Apply(string text)
    {
        var configuration = ConfigurationFiles.Default;
        configuration.Policy.Data = text;
        return MagickNET.Initialize(configuration);
    }

    /// <summary>Tries what the policy forbids. A sentence about the first thing that works all the same, or null.</summary>
    public static string? FindGap()
    {
        if (ResourceLimits.Memory != MostMemoryBytes) return "The policy's limits are not in force.";
        foreach (var (name, open) in Forbidden)
        {
            if (!IsRefused(open)) return $"The policy lets {name} open.";
        }

        return null;
    }

    /// <summary>True when the policy, and nothing else, forbids this.</summary>
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
