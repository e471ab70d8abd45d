using System.Collections.Concurrent;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Journeys.Attaching;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

/// <summary>
/// The same conversation through nginx in eight ways at once: with and without buffering, with ETags that it makes weak
/// and those that it leaves alone, with connections to the application that it keeps and that it opens for each request.
/// </summary>
public sealed class ProxyWaysTests(Chromium chromium) : AttachingJourney(chromium)
{
    private static readonly bool[] Either = [true, false];

    [Fact]
    public async Task Through_nginx_in_any_way_two_people_talk_and_no_page_begins_anew()
    {
        Way[] ways = [.. from isBuffered in Either from isWeak in Either from isKept in Either select new Way(isBuffered, isWeak, isKept)];
        await using var nginx = await Nginx.BeforeInWays(Application.Address.Port, ways.Select(way => (way.IsKept, way.Settings)));
        var alice = await Arrive("Alice");
        var carol = await Arrive("Carol");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Tu es là ?");
        await carol.WriteTo(bob, "Et moi ?");
        var conversation = new Uri(alice.Page.Url).AbsolutePath;
        Place[] places = [.. ways.Zip(nginx.Addresses, (way, address) => new Place(way, new(address, conversation)))];
        foreach (var place in places) await place.Open(bob);

        await alice.Write("à tous");
        foreach (var place in places) await place.Bob.Sees("à tous");
        foreach (var place in places)
        {
            await place.Bob.Write($"par {place.Way}");
            await alice.Sees($"par {place.Way}");
        }

        await carol.Write("Toujours là ?");
        foreach (var place in places) await place.Bob.SeesUnread("Carol", 2);
        foreach (var place in places) await SendFile(place);
        foreach (var place in places) await alice.Sees($"fichier {place.Way}");
        foreach (var place in places) await place.Check(conversation);
    }

    private async Task SendFile(Place place)
    {
        await Choose(place.Bob, Papers.Document($"{place.Way}.bin", 100_000));
        await SeesWhole(place.Bob, $"{place.Way}.bin");
        await place.Bob.Composer.FillAsync($"fichier {place.Way}");
        await Send(place.Bob);
    }

    /// <summary>A way in which nginx stands before the application.</summary>
    private sealed record Way(bool IsBuffered, bool IsWeak, bool IsKept)
    {
        private const string Buffers = "proxy_ignore_headers X-Accel-Buffering; proxy_buffering on;";
        private const string Streams = "proxy_buffering off;";
        private const string Compresses =
            "proxy_set_header Accept-Encoding \"\"; gzip on; gzip_proxied any; gzip_min_length 1; gzip_types text/plain;";
        private const string Keeps = "proxy_http_version 1.1; proxy_set_header Connection \"\";";

        public string Settings =>
            (IsBuffered ? Buffers : Streams) + (IsWeak ? Compresses : "") + (IsKept ? Keeps : "");

        // What comes by HTTP/1.1 is passed on piece by piece in spite of the buffers.
        public bool MayStream => !IsBuffered || IsKept;

        // What it compresses it may keep as well.
        public bool MayHold => IsBuffered || IsWeak;

        public override string ToString() =>
            $"{(IsBuffered ? "retenu" : "direct")}-{(IsWeak ? "faible" : "fort")}-{(IsKept ? "gardé" : "neuf")}";
    }

    /// <summary>Bob's page behind nginx in one of the ways.</summary>
    private sealed class Place(Way way, Uri address)
    {
        private readonly ConcurrentQueue<string> polls = new();

        public Way Way => way;

        public Visitor Bob { get; private set; } = null!;

        /// <summary>Opens the conversation in a tab, with a word half typed.</summary>
        public async Task Open(Visitor bob)
        {
            Bob = await OtherTab(bob);
            Bob.Page.Request += (_, request) =>
            {
                if (request.Url.Contains("/pulse?c=", StringComparison.Ordinal)) polls.Enqueue(request.Url);
            };
            await Bob.Go(address.ToString());
            await Bob.Page.EvaluateAsync("window.isSamePage = true");
        }

        /// <summary>It never began anew, and nginx did to it what the way says.</summary>
        public async Task Check(string conversation)
        {
            await Expect(Bob.Composer).ToHaveValueAsync("");
            Assert.True(await Bob.Page.EvaluateAsync<bool>("window.isSamePage === true"), $"{way} began anew");
            var fellBack = polls.Any(poll => !poll.EndsWith("&s=1", StringComparison.Ordinal));
            Assert.True(fellBack ? way.MayHold : way.MayStream, $"{way} polled {string.Join(' ', polls)}");
            var page = await Bob.Context.APIRequest.GetAsync(new Uri(address, conversation).ToString());
            Assert.Equal(way.IsWeak, page.Headers["etag"].StartsWith("W/", StringComparison.Ordinal));
        }
    }
}
