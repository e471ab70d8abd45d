using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Search;

public sealed class SearchRightsTests
{
    [Fact]
    public async Task One_finds_what_was_said_during_ones_stays_and_nothing_else()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await world.Alice.Says(group.Conversation, "Secret avant");
        await bob.Joins(group);
        await world.Alice.Says(group.Conversation, "Secret pendant");
        await bob.Leaves(group);
        await world.Alice.Says(group.Conversation, "Secret entre");
        await bob.Joins(group);
        await world.Alice.Says(group.Conversation, "Secret encore");
        await bob.Leaves(group);
        await world.Alice.Says(group.Conversation, "Secret après");

        var (hers, his) = (await world.Finds(world.Alice, "secret"), await world.Finds(bob, "secret"));

        Assert.Equal(5, hers.Texts.Count);
        Assert.Equal(["Secret encore", "Secret pendant"], his.Texts);
        Assert.Equal("2 messages trouvés", his.Count);
        foreach (var word in (string[])["avant", "entre", "après"])
            Assert.Equal("Aucun message trouvé", (await world.Finds(bob, $"\"secret {word}\"")).Count);
    }

    [Fact]
    public async Task Who_shares_the_history_finds_what_was_said_before()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale", history: true);
        await world.Alice.Says(group.Conversation, "Bienvenue à tous");

        await bob.Joins(group);

        Assert.Single((await world.Finds(bob, "bienvenue")).Messages);
    }

    [Fact]
    public async Task Who_has_left_finds_edited_messages_by_what_they_said_then()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        var number = await world.Alice.Says(group.Conversation, "Concert samedi");
        await bob.Leaves(group);
        await Task.Delay(5, TestContext.Current.CancellationToken); // a moment is a millisecond
        (await world.Alice.Edits(group.Conversation, number, "Concert dimanche")).Must(303);

        Assert.Equal(["Concert dimanche"], (await world.Finds(world.Alice, "concert")).Texts);
        Assert.Equal(["Concert samedi"], (await world.Finds(bob, "concert")).Texts);
        Assert.Equal("Aucun message trouvé", (await world.Finds(bob, "dimanche")).Count);
        Assert.Equal("Aucun message trouvé", (await world.Finds(world.Alice, "samedi")).Count);
        await bob.Joins(group);
        Assert.Equal(["Concert dimanche"], (await world.Finds(bob, "concert")).Texts);
    }

    [Fact]
    public async Task Counts_corrections_and_advice_tell_nothing_of_others_messages()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        await bob.WritesTo(chloe, "Le licenciement de Durand est signé");
        var mine = await world.Alice.WritesTo(bob, "Le président du club est là");

        string[] questions =
        [
            "licenciement", "licencement", "Durand", "durnad signé", "licenciement -club", "de:chloé", "dans:chloé",
            "\"durand est\"", "est:reçu durand", "le:aujourd'hui durand",
        ];
        foreach (var question in questions)
        {
            var found = await world.Finds(world.Alice, question);
            Assert.Equal("Aucun message trouvé", found.Count);
            Assert.Null(found.Correction);
            Assert.DoesNotContain(found.Advice, advice => advice.Text.Contains(": 2", StringComparison.Ordinal));
        }

        Assert.Equal("Durand", (await world.Finds(bob, "durnad")).Messages[0].Marks[0]); // the premise: who may see it is corrected
        Assert.Equal(404, (await world.Alice.Get($"/search?c={mine + 100}&q=a")).Status);
        Assert.Equal(404, (await chloe.Get($"/search?c={mine}&q=licencié")).Status);
    }

    [Fact]
    public async Task The_answer_is_byte_for_byte_the_same_whatever_others_say()
    {
        await using var world = await World.Start();
        var (bob, chloe, david) = (await world.Person("Bob"), await world.Person("Chloé"), await world.Person("David"));
        await world.Alice.WritesTo(bob, "Répétition jeudi, apportez la partition");
        var elsewhere = await chloe.WritesTo(david, "Bonjour");
        string[] questions = ["partition", "repetitions", "partiton", "rép", "jeudi vendredi", "-jeudi", "\"apportez la\""];
        var before = await Answers(world, questions);

        for (var i = 0; i < 40; i++) await chloe.Says(elsewhere, "partition partitions partiton répétition répété vendredi jeudi apportez la partie");

        Assert.Equal(before, await Answers(world, questions));
        Assert.NotEmpty((await world.Finds(chloe, "partition")).Messages);
    }

    private static async Task<List<string>> Answers(World world, string[] questions)
    {
        List<string> answers = [];
        foreach (var question in questions)
        {
            foreach (var order in (string[])["", "&by=near"])
                answers.Add(Unpadded((await world.Finds(world.Alice, question, order)).Page.Html));
        }

        return answers;
    }

    private static string Unpadded(string html) => html[..html.LastIndexOf("<!--", StringComparison.Ordinal)];
}
