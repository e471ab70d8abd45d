using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OurWhats.Tests.Worlds;

[assembly: AssemblyFixture(typeof(Outgoing))]

namespace OurWhats.Tests.Worlds;

/// <summary>
/// Nothing leaves this machine during a whole run: any connection to another one, any name looked up, by the application
/// or by a test, which share a process, and any request of a page. The run fails at its end; journeys fail as they end.
/// </summary>
public sealed class Outgoing : IDisposable
{
    // For who provokes some on purpose.
    private static readonly AsyncLocal<ConcurrentQueue<string>?> Provoked = new();

    private readonly Listener listener = new();

    /// <summary>What has left since the run began.</summary>
    public static ConcurrentQueue<string> Noticed { get; } = new();

    public void Dispose()
    {
        listener.Dispose();
        Assert.Empty(Noticed);
    }

    /// <summary>Has what this test's own flow provokes noted apart, where it makes no other fail.</summary>
    public static ConcurrentQueue<string> Provoke() => Provoked.Value = new();

    /// <summary>Notes a request of a page where it is for another machine.</summary>
    public static void Request(string address, ConcurrentQueue<string> noticed)
    {
        Uri uri = new(address);
        var isSent = uri.Scheme is not ("data" or "blob" or "about");
        if (isSent && !IsHere(uri.Host)) noticed.Enqueue($"a page requested {address}");
    }

    private static bool IsHere(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Hears of connections and lookups where they begin, in the flow that begins them.</summary>
    private sealed class Listener : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution")
                EnableEvents(eventSource, EventLevel.Informational);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            var leaves = (eventData.EventName, eventData.Payload) switch
            {
                ("ConnectStart", [string address, ..]) => !IsLocal(address),
                ("ResolutionStart", [string host, ..]) => !IsHere(host),
                _ => false,
            };
            if (leaves) (Provoked.Value ?? Noticed).Enqueue($"{eventData.EventName} {eventData.Payload![0]}");
        }

        // "InterNetwork:16:{0,80,127,0,0,1,…}": the family, the length, the port and the address byte by byte.
        private static bool IsLocal(string address)
        {
            var parts = address.Split(':', 3);
            if (parts[0] == nameof(AddressFamily.Unix)) return true;
            if (parts is not [_, _, ['{', .., '}'] list]) return false;
            byte[] bytes = [.. list[1..^1].Split(',').Select(part => byte.Parse(part, CultureInfo.InvariantCulture))];
            return parts[0] switch
            {
                nameof(AddressFamily.InterNetwork) => IPAddress.IsLoopback(new(bytes[2..6])),
                nameof(AddressFamily.InterNetworkV6) => IPAddress.IsLoopback(new(bytes[6..22])),
                _ => false,
            };
        }
    }
}
