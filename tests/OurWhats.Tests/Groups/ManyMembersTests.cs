using System.Text.RegularExpressions;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class ManyMembersTests
{
    [Fact]
    public async Task Twenty_four_members_are_shown_at_once_owners_first_and_the_next_ones_on_demand()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        for (var i = 1; i <= 23; i++) await (await world.Person($"Zoé {i:00}")).Joins(group);

        var all = await world.Alice.Get(group.Address);
        await (await world.Person("Bob")).Joins(group);
        var first = (await world.Alice.Get(group.Address)).Must(200);
        var more = Regex.Match(first.MainPart(), "hx-get=\"([^\"]*)\"").Groups[1].Value;
        var rest = (await world.Alice.Get(more, Person.Htmx)).Must(200);

        Assert.Equal(24, all.Members().Count);
        Assert.DoesNotContain("Voir plus", all.MainPart(), StringComparison.Ordinal);
        Assert.Equal(["Alice (alice · responsable)", "Bob (bob)", "Zoé 01 (zoé.01)"], first.Members().Take(3));
        Assert.Equal(["Zoé 23 (zoé.23)"], rest.Members());
        Assert.Equal(["Zoé 23 (zoé.23)"], (await world.Alice.Get(more)).Must(200).Members());
        Assert.Contains("Membres (25)", first.MainPart(), StringComparison.Ordinal);
        Assert.True(await world.QueriesOf(first) <= 6, "the page of a group takes few queries");
    }
}
