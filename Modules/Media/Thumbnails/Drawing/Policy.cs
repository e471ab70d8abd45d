using ImageMagick;
using ImageMagick.Configuration;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>What the library may do. Without it the library runs scripts, starts programs and fills the machine's memory.</summary>
internal static class Policy
{
    private const ulong MostMemoryBytes = 288 << 20;

    // The memory is what 40 megapixels with transparency take. Lists are read from top to bottom, and the last that fits decides. Nothing goes to the disk: what does not fit is refused.
    // No time by the clock, which a busy machine would use up: who watches counts the processor's (WorkerLimits).
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

    private static readonly (string Name, Action Open)[] Forbidden =
    [
        ("SVG", () => new MagickImage("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"u8, MagickFormat.Svg).Dispose()),
        ("pango:", () => new MagickImage("pango:x").Dispose()),
        ("msl:", () => new MagickImage("msl:x").Dispose()),
        ("label:", () => new MagickImage("label:x").Dispose()),
    ];

    /// <summary>Only the library's first use can do it: later calls change nothing and say nothing.</summary>
    public static void PutInForce() => PutInForce(Text);

    /// <summary>The same with another text. Gives the folder where it is, which stays.</summary>
    public static string PutInForce(string text)
    {
        var configuration = ConfigurationFiles.Default;
        configuration.Policy.Data = text;
        return MagickNET.Initialize(configuration);
    }

    /// <summary>What is possible although it must not be; null when the policy is in force.</summary>
    public static string? Gap() => ResourceLimits.Memory != MostMemoryBytes
        ? "The policy's limits are not in force."
        : Forbidden.Where(one => !IsRefused(one.Open)).Select(one => $"The policy lets {one.Name} open.").FirstOrDefault();

    /// <summary>True when the policy, and nothing else, stands in the way.</summary>
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
