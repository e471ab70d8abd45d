using System.Text.RegularExpressions;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed partial class ForwardTests
{
    private static readonly byte[] Bill = [.. "%PDF-1.4 une facture"u8];

    private static byte[] Picture => new PngFile(40, 30, 8, 2).Rows([0, .. Enumerable.Repeat((byte[])[200, 120, 40], 40).SelectMany(pixel => pixel)], 30).End();

    [Fact]
    public async Task A_message_goes_on_with_its_files_of_which_there_is_one_copy_still()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var from = await world.Alice.WritesTo(bob, Some.Text());
        var to = await world.Alice.WritesTo(chloe, Some.Text());
        (await world.Alice.Sends(from, "Voilà", ("photo.png", Picture), ("facture.pdf", Bill))).Must(303);
        var (stored, deposits) = (world.Originals().Count, world.Column("SELECT count(*) FROM media_deposits")[0]);

        var answer = await Forward(bob, from, 2, $"/people/{chloe.Name}");
        var again = await Forward(world.Alice, from, 2, $"/c/{to}");

        var received = await chloe.Reads(long.Parse(ConversationOf(answer), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Voilà", Assert.Single(received.Texts));
        Assert.Equal($"/c/{to}#m2", again.Must(303).Location);
        Assert.Equal("Voilà", (await chloe.Reads(to)).Texts[^1]);
        foreach (var address in FileAddress().Matches(received.Html).Select(found => found.Value).Distinct()) (await chloe.Get(address)).Must(200);
        Assert.Equal(2, FileAddress().Matches(received.Html).Select(found => found.Value).Distinct().Count());
        Assert.Equal((stored, deposits), (world.Originals().Count, world.Column("SELECT count(*) FROM media_deposits")[0]));
    }

    [Fact]
    public async Task What_was_passed_on_outlives_the_message_that_it_comes_from()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var (from, to) = (await world.Alice.WritesTo(bob, Some.Text()), await world.Alice.WritesTo(chloe, Some.Text()));
        (await world.Alice.Sends(from, "", ("facture.pdf", Bill))).Must(303);
        (await Forward(world.Alice, from, 2, $"/c/{to}")).Must(303);
        var address = FileAddress().Match((await chloe.Reads(to)).Html).Value;

        (await world.Alice.Erases(from, 2)).Must(303);
        (await chloe.Get(address)).Must(200);
        (await world.Alice.Erases(to, 2)).Must(303);

        (await chloe.Get(address)).Must(404);
        Assert.Empty(world.Originals());
    }

    [Fact]
    public async Task A_repeated_form_passes_it_on_once_and_another_form_again()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var (from, to) = (await world.Alice.WritesTo(bob, "Bonjour"), await world.Alice.WritesTo(await world.Person("Chloé"), Some.Text()));
        var key = Some.Key();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Forward(world.Alice, from, 1, $"/c/{to}", key)));
        (await Forward(world.Alice, from, 1, $"/c/{to}")).Must(303);

        Assert.All(answers, answer => Assert.Equal($"/c/{to}#m2", answer.Must(303).Location));
        Assert.Equal(3, (await world.Alice.Reads(to)).Messages.Count);
    }

    [Fact]
    public async Task Nobody_passes_on_what_they_may_not_see_nor_to_where_they_are_not()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var secret = await world.Alice.WritesTo(bob, "Entre nous");
        var (own, left) = (await chloe.WritesTo(bob, Some.Text()), await world.Alice.Founds("Chorale"));
        await chloe.Joins(left);
        await chloe.Leaves(left);

        Assert.Equal(404, (await chloe.Get($"/c/{secret}/messages/1/forward")).Status);
        Assert.Equal(404, (await Forward(chloe, secret, 1, $"/c/{own}")).Status);
        foreach (var to in (string[])[$"/c/{secret}", $"/c/{left.Conversation}", "/people/chloé", "/people/nobody", "/c/0", "/me", "", "//evil.example"])
            Assert.Equal("Choisissez où transférer ce message. Là où vous n'êtes plus, et à qui a été suspendu, on ne peut rien écrire.", (await Forward(chloe, own, 1, to)).Must(400).Alert);

        Assert.Single((await bob.Reads(secret)).Messages);
        Assert.Single((await chloe.Reads(own)).Messages);
    }

    [Fact]
    public async Task Who_has_left_passes_on_what_they_knew()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        var said = await world.Alice.Says(group.Conversation, "8 h");
        await bob.Leaves(group);
        (await world.Alice.Edits(group.Conversation, said, "9 h")).Must(303);

        var answer = (await Forward(bob, group.Conversation, said, "/people/alice")).Must(303);

        Assert.Equal("8 h", Assert.Single((await world.Alice.Reads(long.Parse(ConversationOf(answer), System.Globalization.CultureInfo.InvariantCulture))).Texts));
    }

    [Fact]
    public async Task What_was_erased_is_not_passed_on_any_more()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "Bonjour");
        var before = (await world.Alice.Sheet(conversation, 1)).Html;
        (await world.Alice.Erases(conversation, 1)).Must(303);

        Assert.Contains($"/c/{conversation}/messages/1/forward", before, StringComparison.Ordinal);
        Assert.DoesNotContain("/forward", (await world.Alice.Sheet(conversation, 1)).Html, StringComparison.Ordinal);
        Assert.Equal("Ce message est déjà effacé.", (await world.Alice.Get($"/c/{conversation}/messages/1/forward")).Must(409).Alert);
        Assert.Equal("Ce message est déjà effacé.", (await Forward(world.Alice, conversation, 1, "/people/bob")).Must(409).Alert);
    }

    [Fact]
    public async Task It_offers_the_conversations_where_one_is_and_finds_others_and_people()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var (direct, group, left) = (await world.Alice.WritesTo(bob, Some.Text()), await world.Alice.Founds("Chorale"), await world.Alice.Founds("Ancien"));
        await bob.Joins(left);
        await world.Alice.Leaves(left);

        var address = $"/c/{direct}/messages/1/forward";
        var all = (await world.Alice.Get(address)).Must(200);
        var fragment = (await world.Alice.Get(address, Person.Htmx)).Must(200);
        var found = (await world.Alice.Get(address + "?q=ch")).Must(200);

        Assert.Equal([$"/c/{direct}", $"/c/{group.Conversation}"], Places(all).Order(StringComparer.Ordinal));
        Assert.Equal(Places(all), Places(fragment));
        Assert.Equal([$"/c/{group.Conversation}", $"/people/{Uri.EscapeDataString(chloe.Name)}"], Places(found));
        Assert.Equal("Aucune conversation et personne de ce nom.", NoneFound().Match((await world.Alice.Get(address + "?q=zzz")).Html).Value);
    }

    private static Task<Page> Forward(Person person, long conversation, long number, string to, string? key = null) =>
        person.Post($"/c/{conversation}/messages/{number}/forward", new() { ["to"] = to, ["key"] = key ?? Some.Key() });

    private static string ConversationOf(Page page) => page.Must(303).Location!.Split('/', '#')[2];

    private static List<string> Places(Page page) => [.. Place().Matches(page.Html).Select(found => found.Groups[1].Value)];

    [GeneratedRegex("name=\"to\" value=\"([^\"]*)\"")]
    private static partial Regex Place();

    [GeneratedRegex("/files/[\\w-]{16}")]
    private static partial Regex FileAddress();

    [GeneratedRegex("Aucune conversation[^<]*")]
    private static partial Regex NoneFound();
}
