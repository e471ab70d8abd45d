using System.Globalization;

namespace OurWhats.Bench.Neighbours;

/// <summary>What an attack is aimed at, as it stands on the attacker's command line.</summary>
/// <param name="Address">The server.</param>
/// <param name="Http2">The server's address for HTTP/2 without TLS.</param>
/// <param name="Session">The key of the attacker's own session.</param>
/// <param name="Conversation">A conversation of the attacker.</param>
/// <param name="Photo">Path of a photo of 12 megapixels.</param>
internal sealed record Target(Uri Address, Uri Http2, string Session, long Conversation, string Photo)
{
    public string[] Args => [Address.ToString(), Http2.ToString(), Session, $"{Conversation}", Photo];

    public static Target Of(ReadOnlySpan<string> args) =>
        new(new(args[0]), new(args[1]), args[2], long.Parse(args[3], CultureInfo.InvariantCulture), args[4]);
}
