using System.Text;
using ImageMagick;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class ProfilePictureTests
{
    [Fact]
    public async Task A_picture_stands_beside_the_name_wherever_others_read_it()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var conversation = await bob.WritesTo(world.Alice, Some.Text());
        var group = await bob.Founds("Chorale");
        await world.Alice.Joins(group);
        var before = await world.Alice.Dashboard();

        (await bob.Shows("/me", Darkroom.Photo(400, 300))).Must(303);

        var after = (await world.Alice.Get("/", ("If-None-Match", before.Tag!))).Must(200);
        Assert.Single(after.Portraits());
        Assert.Empty(before.Portraits());
        var portrait = after.Portraits()[0];
        foreach (var address in (string[])[$"/c/{conversation}", $"/c/{conversation}/options", group.Address, "/people?q=bob", "/admin/people", bob.AdminAddress])
            Assert.Contains(portrait, (await world.Alice.Get(address)).Must(200).Portraits());
        Assert.Contains(portrait, (await chloe.Get("/people/bob")).Must(200).Portraits());
        Assert.Contains(portrait, (await bob.Get("/me?saved=picture")).Must(200).Portraits());
        Assert.Single(world.Journal(EntryKind.PersonChanged));
    }

    [Fact]
    public async Task Everybody_of_the_place_sees_the_square_and_nobody_what_it_was_cut_from()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        (await bob.Shows("/me", Darkroom.Photo(400, 300, MagickFormat.Jpeg, Darkroom.Label))).Must(303);
        var portrait = Assert.Single((await bob.Get("/me")).Portraits());

        foreach (var person in (Person[])[bob, world.Alice])
        {
            var square = (await person.Get(portrait)).Must(200);
            Assert.Equal("image/webp", square.Type);
            var caching = square.Headers.CacheControl!;
            var isImmutable = caching.Extensions.Any(extension => extension.Name == "immutable");
            Assert.Equal((true, true, TimeSpan.FromDays(365)), (caching.Private, isImmutable, caching.MaxAge));
            string[] others = [portrait[..^3], portrait[..^2] + "320", portrait[..^2] + "97", portrait[..^2] + "as/photo.jpg"];
            foreach (var other in others) (await person.Get(other)).Must(404);
        }

        Assert.StartsWith("/sign-in", (await world.Visitor().Get(portrait)).Must(303).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_picture_or_none_erases_the_former()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        (await bob.Shows("/me", Darkroom.Photo(400, 300))).Must(303);
        var (first, both) = (Assert.Single((await bob.Get("/me")).Portraits()), world.Originals().Count);

        (await bob.Shows("/me", Darkroom.Photo(500, 300))).Must(303);
        var second = Assert.Single((await bob.Get("/me")).Portraits());
        (await bob.Shows("/me", Darkroom.Photo(500, 300))).Must(303);
        Assert.Equal((1, 1, 404), (both, world.Originals().Count, (await bob.Get(first)).Status));
        (await bob.Get(second)).Must(200);
        (await bob.Post("/me/picture/removal")).Must(303);

        Assert.Equal((0, 404), (world.Originals().Count, (await bob.Get(second)).Status));
        Assert.Empty((await bob.Get("/me")).Portraits());
    }

    [Fact]
    public async Task Two_who_show_the_same_picture_each_keep_it()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        foreach (var person in (Person[])[bob, world.Alice]) (await person.Shows("/me", Darkroom.Photo(400, 300))).Must(303);

        (await bob.Post("/me/picture/removal")).Must(303);

        (await bob.Get(Assert.Single((await world.Alice.Get("/me")).Portraits()))).Must(200);
    }

    [Theory]
    [InlineData("none", "Choisissez une image.")]
    [InlineData("empty", "Le fichier est vide.")]
    [InlineData("text", "Ce fichier n'est pas une image que nous savons lire.")]
    [InlineData("drawing", "Ce fichier n'est pas une image que nous savons lire.")]
    [InlineData("broken", "Ce fichier n'est pas une image que nous savons lire.")]
    [InlineData("large", "Ce fichier est trop lourd : 5 Mo au plus.")]
    public async Task What_is_no_picture_is_refused_with_a_sentence_beside_the_field(string kind, string sentence)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        (await bob.Shows("/me", Darkroom.Photo(400, 300))).Must(303);
        var kept = (await bob.Get("/me")).Portraits();
        byte[] content = kind switch
        {
            "text" => Encoding.UTF8.GetBytes("une photo"),
            "drawing" => Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"),
            "broken" => Darkroom.Photo(400, 300)[..200],
            "large" => [.. Darkroom.Photo(400, 300), .. new byte[5_000_000]],
            _ => [],
        };

        var refused = kind == "none" ? await bob.Post("/me/picture") : await bob.Shows("/me", content);

        Assert.Equal(sentence, refused.Must(400).Alert);
        Assert.Contains("id=\"picture-error\"", refused.Html, StringComparison.Ordinal);
        Assert.Equal(kept, refused.Portraits());
        Assert.Equal((1, 0), (world.Originals().Count, Directory.GetFiles(Path.Combine(world.Installation.Data, "media", "tmp")).Length));
    }

    [Fact]
    public async Task Who_wants_text_only_reads_initials()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await bob.WritesTo(world.Alice, Some.Text());
        (await bob.Shows("/me", Darkroom.Photo(400, 300))).Must(303);

        var (all, textOnly) = (await world.Alice.Dashboard(), await world.Alice.Get("/", ("Save-Data", "on")));

        Assert.Single(all.Portraits());
        Assert.Empty(textOnly.Must(200).Portraits());
        Assert.Contains("aria-hidden=\"true\">B</i>", textOnly.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_there_after_a_restart()
    {
        await using var world = await World.Start();
        (await world.Alice.Shows("/me", Darkroom.Photo(400, 300))).Must(303);
        var before = (await world.Alice.Get("/me")).Portraits();

        await world.Restart();

        Assert.Equal(Assert.Single(before), Assert.Single((await world.Alice.Get("/me")).Portraits()));
    }
}
