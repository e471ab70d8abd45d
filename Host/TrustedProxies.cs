using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using OurWhats.Shared;
using OurWhats.Shared.Web;

namespace OurWhats.Host;

/// <summary>
/// The proxies that are believed when they name the client's address and scheme: those of "--proxies", otherwise those
/// on the same machine.
/// </summary>
internal static class TrustedProxies
{
    public static ForwardedHeadersOptions Options(IConfiguration settings)
    {
        ForwardedHeadersOptions options = new()
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        if (settings["proxies"] is not { Length: > 0 } listed) return options;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardLimit = null; // through any number of proxies, as long as each is listed
        const StringSplitOptions Split = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var network in listed.Split(',', Split)) options.KnownIPNetworks.Add(Parse(network));
        return options;
    }

    /// <summary>True for the address of such a proxy.</summary>
    public static bool Has(ForwardedHeadersOptions options, IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return options.KnownProxies.Contains(address)
            || options.KnownIPNetworks.Any(network => network.Contains(address));
    }

    // A network such as 10.0.0.0/8, or a single address.
    private static System.Net.IPNetwork Parse(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return new(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        return System.Net.IPNetwork.TryParse(text, out var network)
            ? network
            : throw new StartRefusedException(OurWhats.Shared.Texts.WrongProxies.With(text));
    }
}
