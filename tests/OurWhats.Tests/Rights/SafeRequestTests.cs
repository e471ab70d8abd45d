using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

/// <summary>Requests that only read write nothing to the database and do not wait for writes.</summary>
public sealed partial class SafeRequestTests
{
    // Addresses that write when they are looked at, and why.
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["GET /c/{id:long}"] = "opening a page marks it as read (decision 2)",
    };

    // Addresses at which nothing is in this scene.
    private static readonly string[] Unseen = ["GET /a/{name}", "GET /reset/{code}", "HEAD /a/{name}", "HEAD /reset/{code}", "HEAD /uploads/{key}"];

    [Fact]
    public async Task Looking_at_any_address_leaves_the_database_as_it_was()
    {
        // What writes by itself, by the clock, is not what is looked for.
        await using var world = await World.Start(adapt: builder => builder.Services.RemoveAll<IHostedService>());
        var (alice, bob) = (world.Alice, await world.Person("Bob"));
        var group = await alice.Founds("Chorale");
        await bob.Joins(group);
        (await bob.Sends(group.Conversation, "la plage", ("plage.jpg", Darkroom.Photo(800, 600)))).Must(303);
        var page = await bob.Reads(group.Conversation);
        var (number, file) = (page.Messages[^1].Number, FileAddress().Match(page.Html).Groups[1].Value);
        using DatabaseState database = new(world);

        List<string> written = [], unseen = [];
        foreach (var endpoint in Endpoint.Of(world).Where(endpoint => endpoint.IsSafe))
        {
            var id = endpoint.Pattern.StartsWith("/groups", StringComparison.Ordinal) ? group.Id : group.Conversation;
            var name = endpoint.Pattern.StartsWith("/files", StringComparison.Ordinal) ? "plage.jpg" : "bob";
            await bob.Says(group.Conversation, "encore"); // something to read, to count and to show
            var before = database.ContentAndCommits;
            var answer = await alice.Send(new(endpoint.Method), endpoint.For(id, name, group.Code, number, file), null);
            if (answer.Status >= 400) unseen.Add(endpoint.ToString());
            if (database.ContentAndCommits != before) written.Add(endpoint.ToString());
        }

        Assert.Equal(Lines(Unseen), Lines(unseen));
        Assert.Equal(Lines(Exceptions.Keys), Lines(written));
    }

    private static string Lines(IEnumerable<string> endpoints) => string.Join('\n', endpoints.Order(StringComparer.Ordinal));

    [GeneratedRegex("/files/([\\w-]{16})")]
    private static partial Regex FileAddress();
}
