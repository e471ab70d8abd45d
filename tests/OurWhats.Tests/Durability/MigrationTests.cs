using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts;
using OurWhats.Footprint;
using OurWhats.Groups;
using OurWhats.Media;
using OurWhats.Messaging;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Tests.Search;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

/// <summary>
/// Upgrades of stored data; all other worlds begin with an up-to-date copy (Seed). Releases contains data written by
/// each release: Alice and Bob talk in a group, Chloé joins and does not see the earlier messages, Bob leaves, gets no
/// further messages, and has written to Alice.
/// </summary>
public sealed class MigrationTests
{
    private static readonly byte[] Paper = "%PDF-1.7 partitions"u8.ToArray();

    [Fact]
    public async Task From_nothing_comes_a_place_that_can_begin()
    {
        await using var installation = await Installation.Start(_ => Task.FromResult<Seed?>(null));
        using Person alice = new(installation.Address, "Alice");

        (await alice.Post("/first-run", Some.FirstRun(alice, "Anyone"))).Must(303);

        (await alice.Get("/")).Must(200);
    }

    [Fact]
    public async Task The_migrations_make_the_tables_that_the_code_expects()
    {
        await using var installation = await Installation.Start();
        await using var scope = installation.Services.CreateAsyncScope();
        Type[] types =
        [
            typeof(AccountsContext), typeof(FootprintContext), typeof(GroupsContext), typeof(MediaContext), typeof(MessagingContext),
        ];

        var contexts = types.Select(scope.ServiceProvider.GetRequiredService).Cast<DbContext>();
        var behind = contexts.Where(context => context.Database.HasPendingModelChanges());

        Assert.Empty(behind);
    }

    [Theory]
    [InlineData("1-conversations", false)]
    [InlineData("2-attachments", true)]
    [InlineData("3-footprint", true)]
    public async Task What_a_release_left_is_all_there_for_the_same_people(string release, bool hasFiles)
    {
        await using var world = await World.Of(await Left(release));
        var (alice, bob, chloe) = (world.Visitor("Alice"), world.Visitor("Bob"), world.Visitor("Chloe"));
        foreach (var person in (Person[])[alice, bob, chloe]) (await person.SignIn()).Must(303);

        Assert.Equal(["Répétition jeudi à 18 h", "J'y serai <b>sûr</b>", "Bienvenue Chloé", "Sans Bob"], (await alice.Reads(1)).Texts);
        Assert.Equal(["Bienvenue Chloé", "Sans Bob"], (await chloe.Reads(1)).Texts);
        Assert.Equal(["Répétition jeudi à 18 h", "J'y serai <b>sûr</b>", "Bienvenue Chloé"], (await bob.Reads(1)).Texts);
        (await chloe.Get("/c/2")).Must(404);
        var direct = await bob.Reads(2);
        Assert.Equal("Tu as les partitions ?", direct.Texts[0]);
        if (hasFiles) Assert.Equal(Paper, await bob.Bytes(Regex.Match(direct.Html, "/files/[^\"]*/as/partitions.pdf").Value));
        Assert.Equal("1 message trouvé", (await world.Finds(alice, "répétitions")).Count);
        await alice.Says(1, "Et nous continuons");
        Assert.Equal("Et nous continuons", (await chloe.Reads(1)).Texts[^1]);
        Assert.Equal(["1: Group", "2: Direct"], KindsIn(world));
        (await alice.Get("/footprint")).Must(200);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public async Task Where_sign_up_was_by_invitation_links_of_groups_keep_creating_accounts(int before, int after)
    {
        var left = await Left("3-footprint");
        Assert.Equal(1, await Change(left, $"UPDATE accounts_places SET SignUp = {before}"));

        await using var world = await World.Of(left);

        Assert.Equal([$"{after}"], world.Column("SELECT CAST(SignUp AS TEXT) FROM accounts_places"));
    }

    [Fact]
    public async Task What_was_erased_before_it_was_read_counts_no_more()
    {
        var left = await Left("3-footprint");
        await Change(left, "UPDATE messaging_participants SET Read = 1 WHERE ConversationId = 1 AND PersonId = 1");
        await Change(left, "UPDATE messaging_messages SET ErasedAt = At, Text = '' WHERE ConversationId = 1 AND Number IN (1, 3, 5)");

        await using var world = await World.Of(left);

        Assert.Equal(["2"], world.Column(
            "SELECT CAST(ErasedUnread AS TEXT) FROM messaging_participants WHERE ConversationId = 1 AND PersonId = 1"));
        Assert.Equal(["0"], world.Column(
            "SELECT CAST(sum(ErasedUnread) AS TEXT) FROM messaging_participants WHERE Until IS NOT NULL"));
    }

    private static IEnumerable<string> KindsIn(World world) => world
        .Column("SELECT Kind FROM messaging_conversations ORDER BY Id")
        .Select((kind, i) => $"{i + 1}: {Enum.Parse<ConversationKind>(kind)}");

    // Gives the number of changed rows.
    private static async Task<int> Change(Seed left, string sql)
    {
        await using SqliteConnection connection = new($"Data Source={Path.Combine(left.Folder, "ourwhats.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    // The data folder as that release left it.
    private static async Task<Seed> Left(string release)
    {
        var folder = Directory.CreateTempSubdirectory("ourwhats-release-").FullName;
        using StreamReader dump = new(typeof(MigrationTests).Assembly.GetManifestResourceStream(release + ".sql")!);
        await using (SqliteConnection connection = new($"Data Source={Path.Combine(folder, "ourwhats.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = await dump.ReadToEndAsync(TestContext.Current.CancellationToken);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var hash = Media.FileWorld.HashOf(Paper);
        var media = Directory.CreateDirectory(Path.Combine(folder, "media", hash[..2]));
        await File.WriteAllBytesAsync(Path.Combine(media.FullName, hash[2..]), Paper, TestContext.Current.CancellationToken);
        return new(folder, null);
    }
}
