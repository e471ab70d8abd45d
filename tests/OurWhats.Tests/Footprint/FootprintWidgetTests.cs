using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Totals;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Footprint;

/// <summary>Footprint figures on the pages of other modules.</summary>
public sealed class FootprintWidgetTests
{
    [Fact]
    public async Task The_author_of_a_message_sees_what_it_cost_and_nobody_else()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloe"));
        var group = await bob.Founds("Chorale");
        await chloe.Joins(group);
        await world.Alice.Joins(group);
        var number = await bob.Says(group.Conversation, new string('a', 212));
        await chloe.Reads(group.Conversation);
        await world.Alice.Reads(group.Conversation);

        Assert.Contains(
            "212 o · lu par 2 · 636 o au total",
            (await bob.Sheet(group.Conversation, number)).Html,
            StringComparison.Ordinal);
        Assert.DoesNotContain("au total", (await chloe.Sheet(group.Conversation, number)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_tells_a_persons_figures_in_short()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        (await bob.Sends(conversation, "le plan", ("plan.txt", Encoding.ASCII.GetBytes(new string('a', 5_000))))).Must(303);
        await world.Settle();

        var page = WebUtility.HtmlDecode((await bob.Dashboard()).Html);

        Assert.Contains(
            "<tr><th scope=\"row\">Messages envoyés</th><td>2 · 9 o</td></tr>"
            + "<tr><th scope=\"row\">Fichiers mis en ligne</th><td>1 · 5 ko (5 ko avant allègement)</td></tr>",
            page,
            StringComparison.Ordinal);
        Assert.Matches(
            "Aujourd'hui : [\\d,]+ ko, soit entre [\\d,]+ mg \\(ADEME, France\\) et [\\d,]+ mg \\(SWDM v4, monde\\) de CO2e",
            page);
    }

    [Fact]
    public async Task The_dashboard_is_sent_again_once_its_figures_have_grown_and_not_before()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        (await bob.Sends(conversation, "le plan", ("plan.txt", new byte[40_000]))).Must(303);
        await world.Settle();
        var tag = ("If-None-Match", (await bob.Dashboard()).Headers.ETag!.Tag);
        var plan = Regex.Match((await bob.Reads(conversation)).Html, "/files/[^\"]*/as/plan.txt").Value;

        await world.Settle();
        (await bob.Get("/", tag)).Must(304);
        for (var i = 0; i < 3; i++) await bob.Bytes(plan);
        await world.Settle();

        (await bob.Get("/", tag)).Must(200);
    }

    [Fact]
    public async Task A_conversation_tells_its_weight_and_its_trend()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        await bob.Reads(conversation);
        await world.Settle();

        CultureInfo.CurrentCulture = new("fr-FR");
        var weight = Shared.Web.Sizes.Of(world.TotalOf(Scope.Conversation, conversation, Measure.Traffic).Bytes);

        Assert.Contains(
            $"{weight} en tout, {weight} ces 30 derniers jours, 0 o les 30 jours d'avant",
            WebUtility.HtmlDecode((await bob.Get($"/c/{conversation}/options")).Html),
            StringComparison.Ordinal);
    }
}
