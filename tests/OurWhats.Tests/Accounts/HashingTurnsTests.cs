using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts.Passwords;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class HashingTurnsTests
{
    [Fact]
    public async Task Passwords_are_hashed_on_half_of_the_processors_at_most()
    {
        await using var world = await World.Start();
        await world.Person("Bob");
        var hashing = world.Installation.Services.GetRequiredService<HashingTurns>();

        List<Task<Page>> attempts =
        [
            .. Enumerable.Range(0, 8).Select(_ => world.Visitor("Bob").SignIn(Some.OtherPassword)),
            .. Enumerable.Range(0, 20).Select(i => world.Visitor($"Nobody{i}").SignIn()),
            .. Enumerable.Range(0, 8).Select(i => world.Visitor($"Newcomer{i}").SignUp()),
        ];
        var answers = await Task.WhenAll(attempts);

        Assert.InRange(hashing.Most, 1, Math.Max(1, Environment.ProcessorCount / 2));
        Assert.Equal(8, answers.Count(answer => answer.Status == 303));
    }

    [Fact]
    public async Task Hashing_takes_no_thread_that_answers_requests_and_gives_way_to_them()
    {
        using HashingTurns hashing = new();

        var isOfRequests = await hashing.Run(() => Thread.CurrentThread.IsThreadPoolThread, Cancel);
        Assert.False(isOfRequests);

        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a thread lets go first is read from /proc.");
        Assert.InRange(Nice(), -20, 9);
        Assert.InRange(await hashing.Run(Nice, Cancel), 10, 19);
        Assert.InRange(Nice(), -20, 9);

        // The 19th of the numbers, counted behind the name, which is in parentheses.
        static int Nice() => int.Parse(
            File.ReadAllText("/proc/thread-self/stat").Split(") ")[1].Split(' ')[16], CultureInfo.InvariantCulture);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
