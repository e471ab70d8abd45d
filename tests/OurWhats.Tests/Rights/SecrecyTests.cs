using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

public sealed class SecrecyTests
{
    private const long Nowhere = 987_654;

    [Fact]
    public async Task What_one_may_not_see_answers_exactly_like_what_does_not_exist()
    {
        await using var world = await World.Start();
        var (bob, chloe, stranger) = (await world.Person("Bob"), await world.Person("Chloé"), await world.Person("Stranger"));
        var direct = await bob.WritesTo(chloe, Some.Text());
        var group = await bob.Founds("Conseil", open: false);
        (await chloe.Post($"/join/{group.Code}")).Must(303);
        var said = await chloe.Says(group.Conversation, Some.Text()) + 1;
        while ((await chloe.Reads(direct)).Messages[^1].Number + 1 < said) await chloe.Says(direct, Some.Text());
        foreach (var conversation in (long[])[direct, group.Conversation]) (await chloe.Sends(conversation, Some.Text(), ("a.txt", [97]))).Must(303);
        var endpoints = Endpoint.Of(world).Where(endpoint => endpoint.Pattern.Contains("{id:long}", StringComparison.Ordinal)).OrderBy(endpoint => !endpoint.IsSafe).ToList(); // to look at it before it is erased

        Assert.NotEqual(group.Id, group.Conversation);
        Assert.True(endpoints.Count >= 21, string.Join(", ", endpoints));
        foreach (var endpoint in endpoints)
        {
            var isGroup = endpoint.Pattern.StartsWith("/groups", StringComparison.Ordinal);
            foreach (var there in isGroup ? (long[])[group.Id] : [direct, group.Conversation])
            {
                foreach (var person in (Person[])[stranger, world.Alice])
                {
                    var (secret, nothing) = (await Asked(person, endpoint, there, said), await Asked(person, endpoint, Nowhere, said));
                    Assert.Equal(nothing, secret);
                    Assert.StartsWith("404 ", secret, StringComparison.Ordinal);
                }

                // Joining a closed group is refused to its members too: they are in.
                if (!endpoint.Pattern.EndsWith("/members", StringComparison.Ordinal))
                    Assert.False((await Asked(chloe, endpoint, there, said)).StartsWith("404 ", StringComparison.Ordinal), endpoint.ToString());
                if (endpoint.Pattern.EndsWith("/leave", StringComparison.Ordinal)) (await chloe.Post($"/join/{(await bob.Get(group.Address)).InvitationCode}")).Must(303);
            }
        }
    }

    [Fact]
    public async Task Who_has_left_a_closed_group_knows_no_more_of_it_than_a_stranger()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Conseil", open: false);
        (await bob.Post($"/join/{group.Code}")).Must(303);
        (await bob.Get(group.Address)).Must(200);

        await bob.Leaves(group);

        foreach (var endpoint in Endpoint.Of(world).Where(endpoint => endpoint.Pattern.StartsWith("/groups/{id:long}", StringComparison.Ordinal)))
            Assert.Equal(await Asked(bob, endpoint, Nowhere), await Asked(bob, endpoint, group.Id));
    }

    [Fact]
    public async Task What_one_may_not_see_takes_the_same_queries_as_what_does_not_exist()
    {
        await using var world = await World.Start();
        var (bob, stranger) = (await world.Person("Bob"), await world.Person("Stranger"));
        var direct = await bob.WritesTo(world.Alice, Some.Text());
        var group = await bob.Founds("Conseil", open: false);
        (await bob.Sends(direct, Some.Text(), ("a.txt", [97]))).Must(303);
        var endpoints = Endpoint.Of(world).Where(endpoint => endpoint.Pattern.Contains("{id:long}", StringComparison.Ordinal));
        await stranger.Dashboard();

        List<string> different = [];
        foreach (var endpoint in endpoints)
        {
            var isGroup = endpoint.Pattern.StartsWith("/groups", StringComparison.Ordinal);
            var (secret, nothing) = (await Queries(endpoint, isGroup ? group.Id : direct), await Queries(endpoint, Nowhere));
            if (secret != nothing) different.Add($"{endpoint}: {secret} queries, {nothing} for nothing");
        }

        Assert.Empty(different);

        async Task<int> Queries(Endpoint endpoint, long id)
        {
            var address = endpoint.For(id, "bob", number: 2);
            var answer = endpoint.IsSafe
                ? await stranger.Get(address)
                : await stranger.Post(address, new() { ["text"] = "bonjour", ["n"] = "1" });
            return await world.QueriesOf(answer.Must(404));
        }
    }

    [Fact]
    public async Task Nothing_of_others_conversations_comes_by_any_query()
    {
        await using var world = await World.Start();
        var (bob, chloe, stranger) = (await world.Person("Bob"), await world.Person("Chloé"), await world.Person("Stranger"));
        var secret = Some.Text();
        var conversation = await bob.WritesTo(chloe, secret);

        List<Page> answers = [await stranger.Dashboard(), await stranger.Polls("0", conversation), await stranger.Polls("0")];
        foreach (var query in (string[])["?at=1", "?before=2", "?at=1&before=2"])
        {
            answers.Add((await stranger.Get($"/c/{conversation}{query}")).Must(404));
            answers.Add((await stranger.Get($"/c/{conversation}{query}", Person.Htmx)).Must(404));
        }

        Assert.Contains(secret, (await chloe.Reads(conversation)).Html, StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.DoesNotContain(secret, answer.Html, StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.Empty(answer.Lines));
    }

    // All that the wire tells, apart from the date.
    private static async Task<string> Asked(Person person, Endpoint endpoint, long id, long number = 1)
    {
        var address = endpoint.For(id, "bob", number: number);
        var answer = endpoint.IsSafe ? await person.Get(address) : await person.Post(address, new() { ["text"] = "bonjour", ["n"] = "1" });
        var headers = answer.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return $"{answer.Status} {string.Join('\n', headers)}\n\n{answer.Html}";
    }
}
