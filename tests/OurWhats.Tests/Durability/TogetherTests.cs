using Microsoft.Data.Sqlite;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

public sealed class TogetherTests
{
    [Fact]
    public async Task Writes_that_wait_at_the_same_time_share_one_commit_in_their_order()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        var before = writes.Writer.Commits;
        var twenty = Enumerable.Range(100, 20).Select(person => writes.Tell(person)).ToList();

        writes.LetGo();
        await Task.WhenAll([writes.First, .. twenty]);

        Assert.Equal(before + 1, writes.Writer.Commits);
        Assert.Equal(Enumerable.Range(100, 20).Select(person => (long)person), writes.Told());
        Assert.Equal(writes.Ask("SELECT id FROM journal WHERE kind = 31 ORDER BY actor"), Enumerable.Range(100, 20).Select(person => writes.Pulse.Of(person)));
    }

    [Fact]
    public async Task A_write_alone_has_a_commit_alone()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        writes.LetGo();
        await writes.First;

        for (var i = 0; i < 5; i++)
        {
            var before = writes.Writer.Commits;
            await world.Alice.Founds($"Groupe {i}");
            Assert.True(writes.Writer.Commits > before); // what is counted meanwhile has commits of its own
        }
    }

    [Fact]
    public async Task One_that_fails_takes_nothing_of_the_others_along()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        var good = writes.Tell(100);
        var bad = writes.Add(async (unit, write) =>
        {
            unit.Connection.Execute("UPDATE accounts_places SET Name = 'half done'");
            write.Record(EntryKind.SettingsChanged, 200, subject: 200, audience: new([200]));
            write.AfterCommit(() => Assert.Fail("It was not committed."));
            await Task.Yield();
            throw new TimeoutException("half way");
        });
        var better = writes.Tell(300);

        writes.LetGo();
        await Assert.ThrowsAsync<TimeoutException>(() => bad);
        await Task.WhenAll(good, better);

        Assert.Equal([100, 300], writes.Told());
        Assert.Equal([0], writes.Ask("SELECT count(*) FROM accounts_places WHERE Name = 'half done'"));
        Assert.Equal(writes.Pulse.Of(12345), writes.Pulse.Of(200));
        Assert.NotEqual(writes.Pulse.Of(12345), writes.Pulse.Of(300));
    }

    [Fact]
    public async Task Nobody_is_told_or_acknowledged_before_the_commit()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        var pulse = writes.Pulse.Of(100);
        var told = writes.Tell(100);
        TaskCompletionSource begun = new(), end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var last = writes.Add(async (_, _) =>
        {
            begun.SetResult();
            await end.Task;
        });
        var poll = writes.Pulse.Wait(100, pulse, null, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        writes.LetGo();
        await begun.Task;

        Assert.False(told.IsCompleted || writes.First.IsCompleted || poll.IsCompleted);
        Assert.Empty(writes.Told());
        Assert.Equal(pulse, writes.Pulse.Of(100));

        end.SetResult();
        await Task.WhenAll(writes.First, told, last);
        Assert.Equal([100], writes.Told());
        Assert.Equal(writes.Pulse.Of(100), (await poll).Now);
        Assert.NotEqual(pulse, writes.Pulse.Of(100));
    }

    [Fact]
    public async Task A_write_knows_what_those_before_it_will_tell()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        var (before, known) = (writes.Pulse.Of(100), 0L);
        var told = writes.Tell(100);
        var reader = writes.Add((unit, write) => Task.FromResult(known = write.PulseOf(100)));

        writes.LetGo();
        await Task.WhenAll(told, reader);

        Assert.True(known > before);
        Assert.Equal(writes.Pulse.Of(100), known);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_no_trace_and_keeps_nobody()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        using CancellationTokenSource patience = new();
        var patient = writes.Tell(100);
        var impatient = writes.AddImpatient((_, _) => throw new InvalidOperationException("Its turn had gone."), patience.Token);
        var other = writes.Tell(300);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        writes.LetGo();
        await Task.WhenAll(patient, other);

        Assert.Equal([100, 300], writes.Told());
    }

    [Fact]
    public async Task When_all_who_wait_give_up_the_first_is_stored_alone()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        using CancellationTokenSource patience = new();
        var impatient = Enumerable.Range(0, 10).Select(_ => writes.AddImpatient((_, _) => Task.CompletedTask, patience.Token)).ToList();

        await patience.CancelAsync();
        writes.LetGo();
        await writes.First;

        foreach (var write in impatient) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        await world.Alice.Founds("Chorale"); // the gate is free
    }

    [Fact]
    public async Task What_is_to_be_done_after_the_commit_is_done_before_the_next_write_begins()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        var (isDone, wasDone) = (false, false);
        var acting = writes.Add((unit, write) =>
        {
            write.AfterCommit(() => isDone = true);
            return Task.CompletedTask;
        });
        var next = writes.Add((_, _) => Task.FromResult(wasDone = isDone));

        writes.LetGo();
        await Task.WhenAll(acting, next);

        Assert.True(wasDone);
    }

    [Fact]
    public async Task An_action_that_fails_after_the_commit_holds_nobody_up()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        var told = writes.Tell(100);
        var acting = writes.Add((unit, write) =>
        {
            write.AfterCommit(() => throw new TimeoutException("after the commit"));
            return Task.CompletedTask;
        });
        var next = writes.Tell(300);

        writes.LetGo();

        await Assert.ThrowsAsync<TimeoutException>(() => acting);
        await Task.WhenAll(told, next);
        Assert.Equal([100, 300], writes.Told());
    }

    [Fact]
    public async Task Where_the_engine_undoes_everything_nobody_in_the_batch_is_acknowledged_and_the_next_go_on()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        var before = writes.Pulse.Of(100);
        var told = writes.Tell(100);
        var full = writes.Add((unit, write) =>
        {
            unit.Connection.Execute("ROLLBACK"); // as the engine does when the disk is full
            throw new SqliteException("database or disk is full", 13);
        });
        var next = writes.Tell(300);

        writes.LetGo();

        foreach (var write in (Task[])[writes.First, told, full]) await Assert.ThrowsAsync<SqliteException>(() => write);
        await next;
        Assert.Equal([300], writes.Told());
        Assert.Equal(before, writes.Pulse.Of(100));
    }

    [Fact]
    public async Task Where_the_commit_fails_nobody_in_the_batch_is_acknowledged_and_the_next_go_on()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        var before = writes.Pulse.Of(100);
        var told = writes.Tell(100);
        var broken = writes.Add((unit, write) =>
        {
            unit.Connection.Execute("PRAGMA defer_foreign_keys = ON");
            unit.Connection.Execute("INSERT INTO accounts_sessions (KeyHash, PersonId, StartedAt, LastUsedAt, Device) VALUES ('x', 999999, '', '', '')");
            write.AfterCommit(() => Assert.Fail("It was not committed."));
            return Task.CompletedTask;
        });
        var next = writes.Tell(300);

        writes.LetGo();

        foreach (var write in (Task[])[writes.First, told, broken]) await Assert.ThrowsAsync<SqliteException>(() => write);
        await next;
        Assert.Equal([300], writes.Told());
        Assert.Equal(before, writes.Pulse.Of(100));
    }

    [Fact]
    public async Task A_write_too_big_for_the_disk_fails_and_others_are_stored_or_told_that_they_are_not()
    {
        await using var world = await World.Start();
        using var writes = await Writes.Start(world);
        var told = writes.Tell(100);
        var full = writes.Add((unit, write) =>
        {
            unit.Connection.Execute("PRAGMA max_page_count = 1"); // no page more than there are
            unit.Connection.Execute("UPDATE accounts_places SET Name = hex(zeroblob(1000000))");
            return Task.CompletedTask;
        });
        var next = writes.Add((unit, write) =>
        {
            unit.Connection.Execute("PRAGMA max_page_count = 1000000");
            return Task.CompletedTask;
        });

        writes.LetGo();

        await Assert.ThrowsAsync<SqliteException>(() => full);
        await Task.WhenAny(told);
        await next;
        Assert.Equal([1], writes.Ask("SELECT count(*) FROM accounts_places WHERE length(Name) < 100"));
        Assert.Equal(told.IsCompletedSuccessfully ? [100] : [], writes.Told());
    }

    [Fact]
    public async Task Messages_sent_at_once_take_fewer_commits_than_they_are()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        using var writes = await Writes.Start(world);
        var before = writes.Writer.Commits;

        var said = Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? world.Alice : bob).Says(conversation, $"Message {i}")).ToList();
        while (writes.Writer.Waiting < 40) await Task.Delay(1, TestContext.Current.CancellationToken);
        writes.LetGo();

        Assert.Equal(Enumerable.Range(2, 40).Select(number => (long)number), (await Task.WhenAll(said)).Order());
        Assert.Equal(before + 1, writes.Writer.Commits);
    }
}
