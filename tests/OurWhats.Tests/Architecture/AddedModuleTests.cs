using Guestbook;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Footprint.Metering;
using OurWhats.Shared.Web;
using OurWhats.Tests.Footprint;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Architecture;

/// <summary>
/// Adding a module takes one line in the host's array: <see cref="GuestbookModule"/> changes no files of other modules.
/// </summary>
public sealed class AddedModuleTests
{
    [Fact]
    public async Task Everybody_finds_the_page_of_an_added_module()
    {
        await using var world = await World.With(new GuestbookModule());

        var dashboard = (await world.Alice.Get("/")).Must(200);
        var page = (await world.Alice.Get("/guestbook")).Must(200);

        Assert.Matches("""<a href="/groups">[^<]*</a><a href="/guestbook">Nouveaux venus</a>""", dashboard.Html);
        Assert.Contains("<h1>Nouveaux venus</h1>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_of_an_added_module_are_a_kind_of_traffic()
    {
        await using var world = await World.With(new GuestbookModule());
        (await world.Alice.Get("/guestbook")).Must(200);

        var mine = (await world.Alice.Get("/footprint")).Must(200);
        var report = (await world.Alice.Get("/admin/footprint.csv")).Must(200);
        await world.Settle();
        var declaration = (await world.Alice.Get("/ecoconception")).Must(200);

        Assert.Matches("""<th scope="row">Nouveaux venus</th><td>1</td>""", mine.Html);
        Assert.Matches(@"\d{4}-\d\d-\d\d,Guestbook,1,\d+,\d+", report.Html);
        Assert.Matches(@"Nouveaux venus</t[hd]><td>[\d,]+ ko", declaration.Html.Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_added_module_follows_the_journal()
    {
        await using var world = await World.With(new GuestbookModule());
        await world.Person("Bob");

        await Until.IsTrue(
            async () => (await world.Alice.Get("/guestbook")).Html.Contains("<li>Alice</li><li>Bob</li>", StringComparison.Ordinal),
            "the newcomers are listed");
        await Until.IsTrue(
            async () => (await world.Alice.Get("/health")).Html.Contains("guestbook: 0 behind", StringComparison.Ordinal),
            "the consumer is up to date");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(10)]
    public void A_kind_of_traffic_needs_a_number_of_its_own(int number)
    {
        TrafficKind live = new(2, "Live", () => "");
        TrafficKind added = new(number, "Added", () => "");
        DefaultEndpointDataSource endpoints = new(EndpointOf(live), EndpointOf(added));

        var failure = Assert.Throws<InvalidOperationException>(() => new TrafficKinds(endpoints).All.Count());

        Assert.Contains($"Added needs a number of its own, from 1 to 9: not {number}", failure.Message, StringComparison.Ordinal);
    }

    private static Endpoint EndpointOf(TrafficKind kind) => new(null, new EndpointMetadataCollection(kind), kind.Key);
}
