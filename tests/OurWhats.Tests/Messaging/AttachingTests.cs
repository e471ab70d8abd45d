using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class AttachingTests
{
    [Fact]
    public async Task Who_attaches_learns_how_many_receive_it_and_nobody_else_does()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        var (bob, chloe, eve) = (await world.Person("Bob"), await world.Person("Chloé"), await world.Person("Ève"));
        foreach (var person in (Person[])[bob, chloe, await world.Person("David")]) await person.Joins(group);
        await chloe.Leaves(group);

        Task<Page> Ask(Person person) => person.Get($"/attaching?c={group.Conversation}&");

        Assert.Contains("data-people=\"2\"", (await Ask(world.Alice)).Must(200).Html, StringComparison.Ordinal);
        Assert.Contains("data-people=\"2\"", (await Ask(bob)).Must(200).Html, StringComparison.Ordinal);
        foreach (var person in (Person[])[chloe, eve]) Assert.Contains("data-people=\"0\"", (await Ask(person)).Must(200).Html, StringComparison.Ordinal);
        Assert.Contains("data-people=\"0\"", (await world.Alice.Get("/attaching?")).Must(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_composer_says_how_heavy_a_file_may_be_before_one_is_chosen()
    {
        await using var world = await World.Start(settings: ["--Media:MostBytes", "3200000"]);
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var claire = await world.Person("Claire");

        foreach (var address in (string[])[$"/c/{conversation}", "/people/" + claire.Name])
            Assert.Contains("title=\"10 fichiers au plus, de 3,2 Mo au plus chacun\"", (await world.Alice.Get(address)).Must(200).Html, StringComparison.Ordinal);
        Assert.Contains("data-most=\"3200000\"", (await world.Alice.Get("/attaching")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_attaching_needs_is_kept_by_the_browser_and_speaks_the_persons_language()
    {
        await using var world = await World.Start();
        var french = (await world.Alice.Get("/attaching")).Must(200);

        (await world.Alice.Get("/attaching", ("If-None-Match", french.Tag!))).Must(304);
        (await world.Alice.Post("/me", new() { ["displayName"] = "Alice", ["language"] = "en", ["zone"] = "Europe/Paris" })).Must(303);
        var english = (await world.Alice.Get("/attaching", ("If-None-Match", french.Tag!))).Must(200);

        Assert.Contains("Ce fichier est vide.", french.Html, StringComparison.Ordinal);
        Assert.Contains("This file is empty.", english.Html, StringComparison.Ordinal);
    }
}
