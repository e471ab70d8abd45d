using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Totals;
using OurWhats.Messaging.Live;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Footprint;

/// <summary>The bytes counted below HTTP equal those counted by a relay on the network, to the byte.</summary>
public sealed class TruthTests
{
    [Fact]
    public async Task Over_HTTP_1_1_an_outside_counter_agrees_to_the_byte()
    {
        await using var world = await World.Start();
        await using var wire = CountingRelay.To(world.Installation.Address);
        var bob = await world.Person("Bob");
        await world.Settle();
        var before = world.TrafficOf(Scope.Person, world.KeyOf(bob));

        using (Person behind = new(wire.Address, "Bob") { SessionKey = bob.SessionKey })
        {
            var conversation = await bob.WritesTo(world.Alice, Some.Text());
            await world.Settle();
            before = world.TrafficOf(Scope.Person, world.KeyOf(bob));
            for (var i = 0; i < 30; i++) await behind.Says(conversation, Some.Text());
            await behind.Reads(conversation);
            (await behind.Sends(conversation, "un fichier", ("a.txt", Encoding.UTF8.GetBytes(new string('a', 200_000))))).Must(303);
            (await behind.Get("/c/987654")).Must(404);
            Dictionary<string, string> form = new() { ["displayName"] = new string('x', 30_000) };
            (await behind.Post("/me", form, ("Sec-Fetch-Site", "cross-site"))).Must(403); // nobody reads its body
            await behind.Polls("0", conversation);
            (await behind.Get("/footprint")).Must(200);
            (await behind.Send(HttpMethod.Head, "/footprint", null, ("Accept-Encoding", "br"))).Must(200);
            (await behind.Send(HttpMethod.Head, $"/c/{conversation}", null)).Must(200);
            (await behind.Send(HttpMethod.Head, "/help", null)).Must(200);
        }

        await world.Settle();
        var counted = world.TrafficOf(Scope.Person, world.KeyOf(bob));
        Assert.True(wire.Up > 200_000);
        Assert.Equal((wire.Up, wire.Down), (counted.Up - before.Up, counted.Down - before.Down));
    }

    [Fact]
    public async Task Each_kind_gets_the_bytes_of_its_requests_and_heads_in_pieces_count_too()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await world.Settle();
        var pages = world.TotalOf(bob, Measure.Pages);
        using TcpClient client = new();
        await client.ConnectAsync(world.Installation.Address.Host, world.Installation.Address.Port, TestContext.Current.CancellationToken);
        var head = $"Host: {world.Installation.Address.Authority}\r\nCookie: s={bob.SessionKey}\r\n";
        var poll = $"GET /pulse?h=0 HTTP/1.1\r\n{head}If-None-Match: \"0\"\r\n\r\n";
        var form = $"POST /me/sessions/end HTTP/1.1\r\n{head}Sec-Fetch-Site: cross-site\r\nContent-Length: 5000\r\n\r\n"
            + new string('b', 5000);

        var first = await Exchange(client, poll[..40], poll[40..]);
        var second = await Exchange(client, form[..3000], form[3000..]);
        var third = await Exchange(client, poll, "");
        client.Close();
        await Settled(world, () => world.TrafficOf(Scope.Person, world.KeyOf(bob)).Up - pages.Up >= 2 * poll.Length + form.Length);

        Assert.Equal(new(2, 2 * poll.Length, first + third), world.TotalOf(bob, PulseApi.Live.Measure()));
        Assert.Equal(pages + new Usage(1, form.Length, second), world.TotalOf(bob, Measure.Pages));
    }

    [Fact]
    public async Task What_a_browser_fetched_before_its_person_signed_in_is_theirs()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await world.Settle();
        var before = world.TrafficOf(Scope.Person, world.KeyOf(bob));
        await using var wire = CountingRelay.To(world.Installation.Address);

        using (Person behind = new(wire.Address, "Bob"))
        {
            (await behind.Get("/sign-in")).Must(200);
            (await behind.SignIn()).Must(303);
            await behind.Dashboard();
        }

        await world.Settle();
        var counted = world.TrafficOf(Scope.Person, world.KeyOf(bob));
        Assert.Equal((wire.Up, wire.Down), (counted.Up - before.Up, counted.Down - before.Down));
    }

    [Fact]
    public async Task A_conversation_knows_its_weight_and_the_place_that_of_all()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, Some.Text());
        await world.Settle();
        var (place, before) = (world.TrafficOf(Scope.Site, 0), world.TotalOf(Scope.Conversation, conversation, Measure.Traffic));

        await bob.Reads(conversation);
        await bob.Dashboard();
        await world.Settle();

        var (after, weight) = (world.TrafficOf(Scope.Site, 0), world.TotalOf(Scope.Conversation, conversation, Measure.Traffic));
        Assert.Equal(2, after.Times - place.Times);
        Assert.Equal(1, weight.Times - before.Times);
        Assert.InRange(weight.Bytes - before.Bytes, 1000, after.Bytes - place.Bytes - 1000);
    }

    [Fact]
    public async Task What_cannot_be_written_waits_in_memory_and_counts_once()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await world.Settle();
        var writer = world.WriterOf();
        await bob.Get("/help");
        await world.Settle();
        var before = world.TotalOf(bob, Measure.Pages);
        await bob.Get("/help");

        Sql(world, "ALTER TABLE footprint_sums RENAME TO elsewhere");
        var isWritten = await writer.Write(TestContext.Current.CancellationToken);
        await bob.Get("/help");
        Assert.False(isWritten);
        Assert.NotNull(writer.IncompleteSince);
        Sql(world, "ALTER TABLE elsewhere RENAME TO footprint_sums");
        await world.Settle();

        Assert.Null(writer.IncompleteSince);
        Assert.Equal(2, world.TotalOf(bob, Measure.Pages).Times - before.Times);
    }

    private static void Sql(World world, string sql)
    {
        var database = Path.Combine(world.Installation.Data, "ourwhats.db");
        using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Task Settled(World world, Func<bool> isSo) => Until.IsTrue(
        async () =>
        {
            await world.Settle();
            return isSo();
        },
        "what was counted had been written");

    // Sends a request in two pieces; returns the bytes of its response.
    private static async Task<long> Exchange(TcpClient client, string first, string second)
    {
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(first));
        await Task.Delay(50);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(second));
        var buffer = new byte[64 * 1024];
        var length = 0;
        for (; ; )
        {
            length += await client.GetStream().ReadAsync(buffer.AsMemory(length));
            var text = Encoding.Latin1.GetString(buffer, 0, length);
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is not (>= 0 and var head)) continue;
            var found = Regex.Match(text[..head], "Content-Length: (\\d+)", RegexOptions.IgnoreCase);
            var body = found.Success ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
            if (length >= head + 4 + body) return length;
        }
    }
}
