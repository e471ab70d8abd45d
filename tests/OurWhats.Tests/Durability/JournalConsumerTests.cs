using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Footprint;
using OurWhats.Tests.Search;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

/// <summary>A journal consumer continues after any entry, and /health shows its progress.</summary>
public sealed class JournalConsumerTests
{
    [Fact]
    public async Task An_entry_that_makes_no_sense_is_skipped_and_all_others_are_applied()
    {
        await using var world = await World.Start(adapt: builder => builder.Services.AddJournalConsumer<Notes>());
        var notes = world.Service<Notes>();
        await Until.IsTrue(() => notes.Behind == 0, "what was there was noted");
        var before = notes.Cursor;
        notes.Trouble[before + 2] = new FormatException("This entry is no good.");

        await Append(world, entries: 5);
        await Until.IsTrue(() => notes.Behind == 0, "all was noted");

        Assert.Equal([before + 1, before + 3, before + 4, before + 5], notes.Applied.Where(id => id > before).Order());
        Assert.Equal([(before + 2, "This entry is no good.")], notes.Skipped);
        Assert.Contains("\nnotes: 0 behind, 1 skipped", await Health(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_machine_fails_nothing_is_skipped_and_it_is_tried_again()
    {
        await using var world = await World.Start(adapt: builder => builder.Services.AddJournalConsumer<Notes>());
        var notes = world.Service<Notes>();
        await Until.IsTrue(() => notes.Behind == 0, "what was there was noted");
        var before = notes.Cursor;
        notes.Trouble[before + 2] = new IOException("The disk is full.");

        await Append(world, entries: 3);
        await Until.IsTrue(() => notes.Failures > 1, "it was tried twice");
        var meanwhile = await Health(world);
        notes.Trouble.Clear();
        await Until.IsTrue(() => notes.Behind == 0, "all was noted");

        Assert.Contains("\nnotes: 3 behind", meanwhile, StringComparison.Ordinal);
        Assert.Empty(notes.Skipped);
        Assert.Equal([before + 1, before + 2, before + 3], notes.Applied.Where(id => id > before).Order());
    }

    [Fact]
    public async Task Search_and_footprint_skip_what_they_cannot_read_and_remember_it()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "Bonjour");
        await world.Installation.Stop();
        Insert(world, kind: EntryKind.MessageEdited); // of no conversation
        Insert(world, kind: EntryKind.MessagePosted);
        await world.Installation.Start();

        await world.Alice.Says(conversation, "Encore bonjour");
        var found = await world.Finds(world.Alice, "bonjour");
        await world.Settle();
        var before = await Health(world);
        await world.Restart();
        await world.UntilIndexed();

        Assert.Equal(2, found.Messages.Count);
        Assert.Equal("ok\nsearch: 0 behind, 1 skipped\nfootprint: 0 behind, 1 skipped", before);
        Assert.Equal(before, await Health(world));
    }

    [Fact]
    public async Task Nobody_is_behind_a_number_that_was_given_to_a_write_that_failed()
    {
        await using var world = await World.Start();
        await world.UntilIndexed();
        await world.Settle();
        await using var scope = world.Installation.Services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();

        await Assert.ThrowsAsync<TimeoutException>(() => unit.Write(
            write =>
            {
                write.Record(EntryKind.PersonChanged, 1);
                throw new TimeoutException("half way");
            },
            TestContext.Current.CancellationToken));
        await unit.Write(write => Task.CompletedTask, TestContext.Current.CancellationToken);

        Assert.Equal("ok\nsearch: 0 behind\nfootprint: 0 behind", await Health(world));
    }

    private static async Task<string> Health(World world) => (await world.Visitor().Get("/health")).Must(200).Html;

    // All at the same time: they are read together.
    private static async Task Append(World world, int entries)
    {
        await using var scope = world.Installation.Services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.Write(
            write =>
            {
                for (var i = 0; i < entries; i++) write.Record(EntryKind.PersonChanged, 1);
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
    }

    private static void Insert(World world, EntryKind kind)
    {
        var database = Path.Combine(world.Installation.Data, "ourwhats.db");
        using SqliteConnection connection = new($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO journal (id, at, kind, actor) SELECT max(id) + 1, 0, {(int)kind}, 1 FROM journal";
        command.ExecuteNonQuery();
    }

    /// <summary>The least that a module writes to follow the journal, here into memory.</summary>
    private sealed class Notes(JournalReader journal) : JournalConsumer(journal, NullLogger.Instance)
    {
        private long cursor;

        public ConcurrentDictionary<long, Exception> Trouble { get; } = new();

        public ConcurrentBag<long> Applied { get; } = [];

        public ConcurrentBag<(long, string)> Skipped { get; } = [];

        public int Failures { get; private set; }

        public override string Name => "notes";

        public override long Cursor => cursor;

        public override int SkippedCount => Skipped.Count;

        protected override Task Apply(IReadOnlyList<Entry> entries, CancellationToken cancel)
        {
            foreach (var entry in entries)
            {
                if (!Trouble.TryGetValue(entry.Id, out var trouble)) continue;
                Failures++;
                throw trouble;
            }

            foreach (var entry in entries) Applied.Add(entry.Id);
            cursor = entries[^1].Id;
            return Task.CompletedTask;
        }

        protected override Task Skip(long entry, string reason, CancellationToken cancel)
        {
            Skipped.Add((entry, reason));
            cursor = entry;
            return Task.CompletedTask;
        }
    }
}
