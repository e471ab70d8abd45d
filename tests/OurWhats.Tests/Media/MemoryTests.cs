using System.Globalization;
using OurWhats.Tests.Durability;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media;

public sealed class MemoryTests
{
    private const long Megabyte = 1_000_000;
    private const int FileMegabytes = 95;

    [Fact]
    public async Task Four_large_files_at_once_take_no_more_memory_than_small_ones()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The system tells how much memory a process has.");
        await using Server server = new();
        await server.Start();
        using Person alice = new(server.Address, "Alice");
        (await alice.Post("/first-run", Some.FirstRun(alice, "Anyone"))).Must(303);
        using TusClient client = new(server.Address, alice);
        await client.Sends(FileWorld.Content(1_000_000)); // what the first one takes is not theirs
        var content = FileWorld.Content((int)(FileMegabytes * Megabyte));
        var before = Resident(server);

        var most = before;
        var sending = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.Sends(content)));
        while (!sending.IsCompleted)
        {
            most = Math.Max(most, Resident(server));
            await Task.WhenAny(sending, Task.Delay(20, TestContext.Current.CancellationToken));
        }

        await sending;
        TestContext.Current.SendDiagnosticMessage($"{(most - before) / Megabyte} MB more");
        Assert.InRange(most - before, 0, 100 * Megabyte);
    }

    // The status says it in kibibytes.
    private static long Resident(Server server)
    {
        var resident = File.ReadLines($"/proc/{server.ProcessId}/status")
            .Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kibibytes = resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2];
        return long.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024;
    }
}
