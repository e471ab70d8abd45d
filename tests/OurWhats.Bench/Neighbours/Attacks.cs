using System.Text;
using OurWhats.Bench.Load;

namespace OurWhats.Bench.Neighbours;

/// <summary>All attacks: those of a person who is signed in, then those of anybody.</summary>
internal static class Attacks
{
    private const int Few = 8;
    private const int Many = 20;
    private const int Megabyte = 1_000_000;

    private static readonly string Words = string.Join('+', Enumerable.Repeat("a", 40_000));

    public static readonly Attack[] All =
    [
        new("60 live streams, 10 messages a second", Streams.Pages + 1, Streams.ListenOrWrite(isStream: true)),
        new("60 held polls, 10 messages a second", Streams.Pages + 1, Streams.ListenOrWrite(isStream: false)),
        Asking("polls that know nothing", Few, target => Poll(target, "\"1\"")),
        new("forms of 20,000 tiny fields", Few, Forms.Fields(20_000)),
        new("forms of tiny fields, 1 MB", Few, Forms.FieldsOf(Megabyte)),
        new("forms of tiny fields, 2 MB", Few, Forms.FieldsOf(2 * Megabyte)),
        new("forms of tiny fields, 100 MB", Few, Forms.FieldsOf(100 * Megabyte)),
        new("forms with a file of 2 MB", Few, Forms.FileOf(2 * Megabyte)),
        new("forms with a file of 99 MB, broken off", Few, Forms.BrokenFileOf(99 * Megabyte)),
        new("photos of 12 megapixels", Few, Forms.Photo),
        Asking("/c/5?find= with 40,000 words", Many, target => Get(target, $"/c/{target.Conversation}?find={Words}")),
        Asking("searches, 20 at once", Many, target => Get(target, "/search?q=b*+OR+a+de+le+rendez+gare+partition")),
        Asking("/footprint at full speed", Few, target => Get(target, "/footprint")),
        Asking("the dashboard at full speed", Few, target => Get(target, "/")),
        Asking("messages at full speed", Few, target => Post(target, $"/c/{target.Conversation}/messages", "text=bonjour")),
        Asking("uploads begun, never sent", Few, BeginUpload),
        Asking("methods of 100,000 letters", Few, target => Line(target, new string('A', 100_000), "/")),
        Asking("addresses of 100,000 letters", Few, target => Line(target, "GET", "/" + new string('a', 100_000))),
        Asking("the sign-in page at full speed", Few, target => Line(target, "GET", "/sign-in")),
        Asking("the sign-in page by 300 connections", 300, target => Line(target, "GET", "/sign-in")),
        Asking("/health at full speed", Few, target => Line(target, "GET", "/health")),
        Asking("wrong passwords", Many, target => Post(target, "/sign-in", "userName=nobody&password=quite+wrong+indeed")),
        new("500 connections that send slowly", SlowHeaders.Connections, SlowHeaders.Send),
        new("HTTP/2: streams begun and reset", 4, Http2Floods.ResetStreams),
        new("HTTP/2: settings and pings", 4, Http2Floods.ChangeSettings),
    ];

    private static Attack Asking(string name, int connections, Func<Target, byte[]> request) =>
        Attack.Asking(name, connections, request);

    private static byte[] Get(Target target, string path) =>
        Connection.Get(target.Address, path, target.Session, more: "Accept-Encoding: br\r\n");

    private static byte[] Poll(Target target, string known) => Connection.Get(
        target.Address,
        $"/pulse?c={target.Conversation}&h=0",
        target.Session,
        known,
        "Accept-Encoding: br\r\nHX-Request: true\r\n");

    private static byte[] Post(Target target, string path, string form) =>
        Connection.Post(target.Address, path, target.Session, form);

    private static byte[] Line(Target target, string method, string path) =>
        Encoding.Latin1.GetBytes($"{method} {path} HTTP/1.1\r\nHost: {target.Address.Authority}\r\n\r\n");

    private static byte[] BeginUpload(Target target) => Encoding.Latin1.GetBytes(
        $"POST /uploads HTTP/1.1\r\nHost: {target.Address.Authority}\r\nCookie: s={target.Session}\r\n"
        + $"Origin: {target.Address.GetLeftPart(UriPartial.Authority)}\r\nTus-Resumable: 1.0.0\r\n"
        + "Upload-Length: 99000000\r\nContent-Length: 0\r\n\r\n");
}
