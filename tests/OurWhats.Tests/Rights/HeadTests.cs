using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Recording;
using OurWhats.Media.Downloads;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Footprint;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

/// <summary>HEAD gets the head of GET's answer at every address, and does nothing that GET does.</summary>
public sealed partial class HeadTests
{
    [Theory]
    [InlineData("")]
    [InlineData("br")]
    public async Task The_head_is_that_of_GET_and_nothing_follows(string encoding)
    {
        await using var world = await World.Start(adapt: builder => builder.Services.RemoveAll<IHostedService>());
        var walk = await Walk.Begin(world);
        HeaderVariant variant = new("encoding", ("Accept-Encoding", encoding));
        List<string> wrong = [];
        foreach (var endpoint in walk.Endpoints.Where(endpoint => endpoint.Method == "GET"))
        {
            var role = endpoint.Policy is null ? "owner" : "administrator";
            var address = walk.Here(endpoint);
            await walk.Ask(role, endpoint, address, variant); // opening a conversation marks it as read
            var before = await walk.Ask(role, endpoint, address, variant);
            var head = await walk.Ask(role, endpoint with { Method = "HEAD" }, address, variant);
            var get = await walk.Ask(role, endpoint, address, variant);

            if (head.Html.Length > 0) wrong.Add($"{endpoint} has a body");
            if (HeadOf(head) != HeadOf(get)) wrong.Add($"{endpoint}: {HeadOf(head)}\n- {HeadOf(get)}");
            // Random keys and padding change the length, keys only if the page is compressed.
            var isSteady = before.Html == get.Html
                || (encoding.Length == 0 && before.Length == get.Length && !Padding().IsMatch(get.Html));
            if (isSteady ? head.Length != get.Length : head.Length == 0) wrong.Add($"{endpoint}: {head.Length}, not {get.Length} B");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Nothing_is_marked_as_read()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        foreach (var address in (string[])["", "?before=2", "?at=1", "?reply=1"])
            (await bob.Send(HttpMethod.Head, $"/c/{conversation}{address}", null)).Must(200);

        Assert.Equal(1, (await bob.Dashboard()).Unread);
        Assert.Empty(world.Journal(EntryKind.ReadMarkerMoved));
        var read = await bob.Reads(conversation);
        Assert.Equal(0, read.Unread);
        Assert.Single(world.Journal(EntryKind.ReadMarkerMoved));
    }

    [Fact]
    public async Task The_head_of_an_unread_conversation_is_that_of_the_page_that_would_open()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        var head = (await bob.Send(HttpMethod.Head, $"/c/{conversation}", null)).Must(200);
        var page = await bob.Reads(conversation);

        Assert.Equal((page.Length, page.Type), (head.Length, head.Type));
        Assert.NotNull(page.Tag);
        Assert.Null(head.Tag); // that of the page comes from its being marked as read
    }

    [Fact]
    public async Task No_file_counts_as_seen()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        (await world.Alice.Sends(conversation, "la plage", ("plage.jpg", Darkroom.Photo(800, 600)))).Must(303);
        var key = FileAddress().Match((await bob.Reads(conversation)).Html).Groups[1].Value;

        foreach (var address in (string[])["", "/96", "/320", "/as/plage.jpg"])
            (await bob.Send(HttpMethod.Head, $"/files/{key}{address}", null)).Must(200);
        await world.Installation.Services.GetRequiredService<DownloadLog>().Write();

        var kinds = string.Join(", ", ((EntryKind[])
        [
            EntryKind.ThumbnailServed, EntryKind.OriginalServed, EntryKind.FileDownloaded, EntryKind.AvatarServed,
        ]).Select(kind => kind.ToString("D")));
        Assert.Equal("0", world.Column($"SELECT CAST(count(*) AS TEXT) FROM journal WHERE kind IN ({kinds})").Single());
    }

    [Fact]
    public async Task Nothing_counts_as_spared_shown_or_weighed()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        await bob.Reads(conversation);
        var tag = (await bob.Get("/", ("Accept-Encoding", "br"))).Tag!;
        await world.Settle();
        Measure[] measures = [Measure.Compressed, Measure.Fresh, Measure.MessagesReread];
        var before = measures.Select(measure => world.TotalOf(bob, measure)).ToList();
        var threshold = world.Installation.Services.GetRequiredService<RefreshThreshold>();
        threshold.MarkShown(world.KeyOf(bob));
        threshold.Add(world.KeyOf(bob), 90_000);

        (await bob.Send(HttpMethod.Head, "/help", null, ("Accept-Encoding", "br"))).Must(200);
        (await bob.Send(HttpMethod.Head, "/", null, ("If-None-Match", tag))).Must(304);
        (await bob.Send(HttpMethod.Head, "/", null)).Must(200);
        (await bob.Send(HttpMethod.Head, $"/c/{conversation}", null)).Must(200);
        await world.Settle();

        Assert.Equal(before, measures.Select(measure => world.TotalOf(bob, measure)));
        threshold.Add(world.KeyOf(bob), 10_000);
        Assert.Equal(1, threshold.VersionOf(world.KeyOf(bob)));
    }

    [Theory]
    [InlineData("h=240")]
    [InlineData("h=240&s=1")]
    public async Task A_poll_is_answered_at_once(string how)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var cursor = (await bob.Reads(conversation)).Cursor;

        for (var i = 0; i < 30; i++) // more than one person's streams
        {
            var head = await Until.Ends(bob.Send(
                HttpMethod.Head,
                $"/pulse?c={conversation}&{how}",
                null,
                ("If-None-Match", $"\"{cursor}\""),
                ("Accept-Encoding", "br")));
            Assert.Equal(how.Contains("s=1", StringComparison.Ordinal) ? 200 : 304, head.Status);
        }

        await world.UntilHeld(0);
    }

    [Fact]
    public async Task The_challenge_of_an_open_page_stays()
    {
        await using var world = await World.Start(settings: ["--public-url", "https://chat.example.org"]);
        (await world.Alice.Post("/me/second-factor/confirm", new() { ["password"] = Some.Password })).Must(303);
        (await world.Alice.Get("/me/second-factor")).Must(200);
        var first = Challenge();

        (await world.Alice.Send(HttpMethod.Head, "/me/second-factor", null)).Must(200);
        var afterHead = Challenge();
        (await world.Alice.Get("/me/second-factor")).Must(200);

        Assert.Equal(first, afterHead);
        Assert.NotEqual(first, Challenge());

        string Challenge()
        {
            var cache = (MemoryCache)world.Installation.Services.GetRequiredService<IMemoryCache>();
            var key = cache.Keys.Single(key => key is string text && text.StartsWith("passkey challenge", StringComparison.Ordinal));
            return cache.Get<string>(key)!;
        }
    }

    private static string HeadOf(Page answer)
    {
        var headers = answer.Headers.Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        return $"{status} {answer.Type} {answer.ContentEncoding} {string.Join("; ", headers)}";
    }

    // Random, so that the length tells nothing.
    [GeneratedRegex("<!--[A-Za-z0-9]*-->$")]
    private static partial Regex Padding();

    [GeneratedRegex("/files/([\\w-]{16})")]
    private static partial Regex FileAddress();
}
