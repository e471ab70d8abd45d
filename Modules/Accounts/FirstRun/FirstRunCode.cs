using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.FirstRun;

/// <summary>
/// A one-time code that proves at the first run that the visitor sees the server's console. Without it, the first
/// visitor of a fresh server that others can reach would administer it. It is kept in memory only.
/// </summary>
/// <param name="server">Knows the addresses on which the server listens.</param>
/// <param name="console">Shows the code.</param>
internal sealed class FirstRunCode(IServer server, TextWriter console)
{
    private readonly string code = RandomCodes.New();
    private int isShown;

    /// <summary>Shows the code if the server listens on an address that others can reach.</summary>
    public void ShowIfOthersReachServer()
    {
        if (!IsServerLocal()) Show();
    }

    /// <summary>
    /// True unless the visitor sits at this machine. A proxy on this machine names its visitor in X-Forwarded-For, or
    /// keeps the name under which they came. Shows the code if it has not been shown yet.
    /// </summary>
    public bool IsAsked(HttpContext context)
    {
        if (IsServerLocal() && IsLoopback(context.Connection.RemoteIpAddress) && IsLocal(context.Request.Host.Host)) return false;
        Show();
        return true;
    }

    /// <summary>True if this is the code, typed in any case.</summary>
    public bool IsRight(string typed) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(typed.ToLowerInvariant()),
        Encoding.UTF8.GetBytes(code));

    // Not to the log, which may be kept.
    private void Show()
    {
        if (Interlocked.Exchange(ref isShown, 1) == 0) console.WriteLine(Texts.FirstRunCodeIs.With(code));
    }

    private bool IsServerLocal() => server.Features.Get<IServerAddressesFeature>() is { Addresses: { Count: > 0 } addresses }
        && addresses.All(address => IsLocal(BindingAddress.Parse(address).Host));

    private static bool IsLocal(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IsLoopback(address));

    // IPv4-mapped addresses count as their IPv4.
    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
