using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Storage;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

/// <summary>
/// Writes queued behind a first one, which runs until it is released. The order of the others is always the same.
/// </summary>
internal sealed class Writes : IDisposable
{
    private readonly World world;
    private readonly TaskCompletionSource letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Writes(World world) => this.world = world;

    public WriteQueue Writer => world.Installation.Services.GetRequiredService<WriteQueue>();

    public Pulse Pulse => world.Installation.Services.GetRequiredService<Pulse>();

    /// <summary>The one that everybody waits for.</summary>
    public Task First { get; private set; } = Task.CompletedTask;

    public static async Task<Writes> Start(World world)
    {
        Writes writes = new(world);
        TaskCompletionSource begun = new();
        writes.First = writes.Run(async (_, _) =>
        {
            begun.SetResult();
            await writes.letGo.Task;
        }, CancellationToken.None);
        await begun.Task;
        return writes;
    }

    /// <summary>A write with a request of its own, behind those that wait already.</summary>
    public Task Add(Func<UnitOfWork, WriteTransaction, Task> work) => AddImpatient(work, CancellationToken.None);

    /// <summary>The same for somebody who may give up.</summary>
    public Task AddImpatient(Func<UnitOfWork, WriteTransaction, Task> work, CancellationToken cancel)
    {
        var before = Writer.Waiting;
        var write = Run(work, cancel);
        Assert.Equal(before + 1, Writer.Waiting);
        return write;
    }

    /// <summary>A write that tells somebody something.</summary>
    public Task Tell(long person) => Add((_, write) =>
    {
        write.Record(EntryKind.SettingsChanged, person, subject: person, audience: new([person]));
        return Task.CompletedTask;
    });

    public void LetGo() => letGo.TrySetResult();

    /// <summary>The people whom the journal tells of, in its order.</summary>
    public List<long> Told() => Ask("SELECT actor FROM journal WHERE kind = 31 ORDER BY id");

    /// <summary>What any other connection finds.</summary>
    public List<long> Ask(string sql)
    {
        var database = world.Installation.Services.GetRequiredService<Database>();
        var connection = database.Rent();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<long> found = [];
        while (reader.Read()) found.Add(reader.GetInt64(0));
        database.Return(connection);
        return found;
    }

    public void Dispose() => LetGo();

    private async Task Run(Func<UnitOfWork, WriteTransaction, Task> work, CancellationToken cancel)
    {
        await using var scope = world.Installation.Services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.Write(write => work(unit, write), cancel);
    }
}
