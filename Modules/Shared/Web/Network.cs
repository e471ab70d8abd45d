using System.Net;
using System.Net.Sockets;

namespace OurWhats.Shared.Web;

/// <summary>The network that requests come from, as limits count it.</summary>
public static class Network
{
    private const int PrefixBytes = 8;

    /// <summary>
    /// An IPv4 address itself, IPv4-mapped ones included; of an IPv6 address the first 64 bits, because a household has
    /// all the addresses behind them. Empty for null.
    /// </summary>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return new IPAddress(bytes).ToString();
    }
}
