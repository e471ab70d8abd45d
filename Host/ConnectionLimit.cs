using System.Net;
using Microsoft.AspNetCore.Connections;
using OurWhats.Shared.Web;

namespace OurWhats.Host;

/// <summary>
/// Limits how many connections are open at once, in all and from each network. Proxies are not limited: theirs are
/// those of everybody.
/// </summary>
internal sealed class ConnectionLimit(IConfiguration configuration) : IConnectionStep
{
    private readonly OpenCount<string> count = new(
        MostIn(configuration),
        configuration.GetValue("Limits:ConnectionsPerNetwork", 5000));

    private readonly ForwardedHeadersOptions proxies = TrustedProxies.Options(configuration);

    /// <summary>The most in all.</summary>
    public static int MostIn(IConfiguration configuration) => configuration.GetValue("Limits:Connections", 20_000);

    public async Task Run(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        var isProxy = address is null || TrustedProxies.Has(proxies, address);
        var network = isProxy ? $"proxy {connection.ConnectionId}" : Network.Of(address);
        if (!count.TryEnter(network))
        {
            connection.Abort();
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            count.Leave(network);
        }
    }
}
