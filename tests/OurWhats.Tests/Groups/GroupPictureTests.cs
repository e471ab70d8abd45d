using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class GroupPictureTests
{
    [Fact]
    public async Task Members_see_it_at_once_and_without_a_word()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale", open: false);
        (await bob.Post($"/join/{group.Code}")).Must(303);
        await bob.Reads(group.Conversation);
        var before = await bob.Dashboard();
        var poll = bob.Polls(before.Cursor, holdSeconds: 200);
        await world.UntilHeld(1);

        Assert.Equal($"{group.Address}/settings?saved=picture", (await world.Alice.Shows(group.Address, Darkroom.Photo(400, 300))).Must(303).Location);

        var portrait = Assert.Single((await poll).Must(200).Portraits());
        Assert.Equal([portrait], (await bob.Get("/", ("If-None-Match", before.Tag!))).Must(200).Portraits());
        foreach (var address in (string[])[$"/c/{group.Conversation}", $"/c/{group.Conversation}/options", group.Address])
            Assert.Contains(portrait, (await bob.Get(address)).Must(200).Portraits());
        Assert.Contains("La photo est à jour.", (await world.Alice.Get($"{group.Address}/settings?saved=picture")).Read(), StringComparison.Ordinal);
        Assert.Equal(2, (await world.Alice.Lines(group)).Count);
        Assert.Equal("image/webp", (await bob.Get(portrait)).Must(200).Type);
    }

    [Fact]
    public async Task Who_sees_the_group_sees_it_and_nobody_else()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        (await world.Alice.Shows(group.Address, Darkroom.Photo(400, 300))).Must(303);

        var portrait = Assert.Single((await chloe.Get("/groups")).Must(200).Portraits());
        (await chloe.Get(portrait)).Must(200);
        (await world.Alice.Changes(group, "Chorale", open: false)).Must(303);

        (await chloe.Get(portrait)).Must(404);
        (await bob.Get(portrait)).Must(200);
        Assert.Single((await bob.Dashboard()).Portraits());
        await bob.Leaves(group);
        (await bob.Get(portrait)).Must(404);
        Assert.Empty((await bob.Dashboard()).Portraits());
    }

    [Fact]
    public async Task Only_owners_choose_it_and_what_others_send_is_not_kept()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);

        (await bob.Shows(group.Address, Darkroom.Photo(400, 300))).Must(403);
        (await chloe.Shows(group.Address, Darkroom.Photo(400, 300))).Must(404);

        Assert.Empty(world.Originals());
        Assert.Empty((await bob.Get(group.Address)).Portraits());
    }

    [Fact]
    public async Task Another_picture_none_or_the_end_of_the_group_erases_the_former()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");

        (await world.Alice.Shows(group.Address, Darkroom.Photo(400, 300))).Must(303);
        var first = Assert.Single(world.Originals());
        (await world.Alice.Shows(group.Address, Darkroom.Photo(500, 300))).Must(303);
        Assert.NotEqual(first, Assert.Single(world.Originals()));
        (await world.Alice.Post(group.Address + "/picture/removal")).Must(303);
        Assert.Empty(world.Originals());
        Assert.Empty((await world.Alice.Dashboard()).Portraits());
        (await world.Alice.Shows(group.Address, Darkroom.Photo(400, 300))).Must(303);
        await world.Alice.Leaves(group);

        Assert.Empty(world.Originals());
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_the_page_kept()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");

        var refused = await world.Alice.Shows(group.Address, "une photo"u8.ToArray());

        Assert.Equal("Ce fichier n'est pas une image que nous savons lire.", refused.Must(400).Alert);
        Assert.Equal("Chorale", refused.Field("name"));
        Assert.Empty(world.Originals());
    }
}
