using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

public sealed class NestedWriteTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_inside_a_write_is_refused_at_once_and_everybody_goes_on(bool isInAnotherScope)
    {
        await using var world = await World.Start();
        await using var scope = world.Installation.Services.CreateAsyncScope();
        await using var other = world.Installation.Services.CreateAsyncScope();
        var (unit, inner) = (Unit(scope), Unit(isInAnotherScope ? other : scope));

        var nested = unit.Write(
            async _ =>
            {
                await Task.Yield();
                await inner.Write(_ => Task.CompletedTask, Cancel);
            },
            Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Until.Ends(nested));
        await Until.Ends(unit.Write(_ => Task.CompletedTask, Cancel));
        await Until.Ends(world.Alice.Founds("Chorale"));
    }

    [Fact]
    public async Task A_write_that_somebody_else_started_meanwhile_is_refused_too()
    {
        await using var world = await World.Start();
        await using var scope = world.Installation.Services.CreateAsyncScope();
        await using var other = world.Installation.Services.CreateAsyncScope();

        var nested = Unit(scope).Write(
            _ => Task.Run(() => Unit(other).Write(_ => Task.FromResult(1), Cancel)), Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Until.Ends(nested));
    }

    [Fact]
    public async Task What_a_write_started_may_write_once_that_is_over()
    {
        await using var world = await World.Start();
        await using var scope = world.Installation.Services.CreateAsyncScope();
        await using var other = world.Installation.Services.CreateAsyncScope();
        TaskCompletionSource isOver = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<int> later = null!;

        await Unit(scope).Write(
            _ =>
            {
                later = Task.Run(async () =>
                {
                    await isOver.Task;
                    return await Unit(other).Write(_ => Task.FromResult(7), Cancel);
                });
                return Task.CompletedTask;
            },
            Cancel);
        isOver.SetResult();

        Assert.Equal(7, await Until.Ends(later));
    }

    [Fact]
    public async Task A_write_that_is_over_takes_nothing_more()
    {
        await using var world = await World.Start();
        await using var scope = world.Installation.Services.CreateAsyncScope();
        WriteTransaction kept = null!;
        await Unit(scope).Write(write => Task.FromResult(kept = write), Cancel);
        var journal = world.Column("SELECT count(*) FROM journal");

        Assert.Throws<InvalidOperationException>(() => kept.Record(EntryKind.PersonChanged, 1));
        Assert.Throws<InvalidOperationException>(() => kept.AfterCommit(() => { }));

        await Unit(scope).Write(_ => Task.CompletedTask, Cancel);
        Assert.Equal(journal, world.Column("SELECT count(*) FROM journal"));
    }

    private static UnitOfWork Unit(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<UnitOfWork>();
}
