using System.Diagnostics;
using OurWhats.Media.Thumbnails;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media.Pictures;

public sealed class WorkerLimitsTests
{
    private const string Busy = "while :; do :; done";
    private const string Idle = "read -r nothing";

    private readonly Clock clock = new(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData(Busy, "took too long")]
    [InlineData("all=$(head -c 500000000 /dev/zero | tr '\\0' x); read -r nothing", "took too much memory")]
    public async Task What_takes_too_much_is_told(string script, string expected)
    {
        using var process = Bash(script);
        WorkerLimits limits = new(process, clock);
        Assert.Null(limits.Exceeded());

        string? reason = null;
        await Until.IsTrue(() => (reason = limits.Exceeded()) is not null, "it was told");

        process.Kill(entireProcessTree: true);
        Assert.Equal(expected, reason);
    }

    [Fact]
    public async Task What_does_nothing_any_more_is_told()
    {
        using var process = Bash(Idle);
        WorkerLimits limits = new(process, clock);
        await Until.IsTrue(() => IsAsleep(process), "it slept");
        Assert.Null(limits.Exceeded()); // it has worked until now

        clock.Now += TimeSpan.FromSeconds(WorkerLimits.MostIdleSeconds + 1);
        var reason = limits.Exceeded();

        process.Kill();
        Assert.Equal("did nothing any more", reason);
    }

    [Fact]
    public async Task What_waits_for_a_processor_on_a_busy_machine_has_all_the_time_in_the_world()
    {
        using var process = Bash(Busy);
        WorkerLimits limits = new(process, clock);
        Assert.Null(limits.Exceeded());

        List<string?> reasons = [];
        for (var hour = 0; hour < 10; hour++)
        {
            await Until.IsTrue(() => !IsAsleep(process), "it wanted to work");
            clock.Now += TimeSpan.FromHours(1);
            reasons.Add(limits.Exceeded());
        }

        process.Kill();
        Assert.All(reasons, Assert.Null);
    }

    [Fact]
    public async Task What_has_ended_has_taken_nothing()
    {
        using var process = Process.Start("true");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Null(new WorkerLimits(process, clock).Exceeded());
    }

    private static Process Bash(string script) =>
        Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardInput = true })!;

    private static bool IsAsleep(Process process)
    {
        process.Refresh();
        return process.Threads.Cast<ProcessThread>().All(thread => thread.ThreadState == System.Diagnostics.ThreadState.Wait);
    }
}
