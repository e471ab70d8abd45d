using OurWhats.Bench.Load;
using OurWhats.Tests.Browser.Wire;

namespace OurWhats.Bench.Files;

/// <summary>Large files: what four at once take of the memory, and how fast one goes out beside nginx.</summary>
internal static class FileBench
{
    private const int Megabytes = 100;
    private const int Together = 4;

    /// <param name="args">"--short" for smaller files and fewer rounds.</param>
    public static async Task<int> Run(string[] args)
    {
        var isShort = args.Contains("--short");
        var folder = Directory.CreateTempSubdirectory("ourwhats-bench-").FullName;
        Report report = new();
        try
        {
            var data = Path.Combine(folder, "data");
            Resident person;
            await using (var place = await Place.Open(data))
            {
                await place.Settle(1);
                person = place.People[0];
            }

            await using var server = await LoadServer.Start(data);
            using Carrier carrier = new(server.Address, person.Session);
            await carrier.Send(Carrier.Content(1));
            var content = Carrier.Content(isShort ? 10 : Megabytes);
            await Arrive(report, server, carrier, content);
            await Leave(report, folder, server, carrier, content, isShort ? 3 : 9);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine(report.Markdown());
        return report.IsMet ? 0 : 1;
    }

    private static async Task Arrive(Report report, LoadServer server, Carrier carrier, byte[] content)
    {
        var before = server.Resident;
        var most = before;
        var sending = Task.WhenAll(Enumerable.Range(0, Together).Select(_ => carrier.Send(content)));
        while (!sending.IsCompleted)
        {
            most = Math.Max(most, server.Resident);
            await Task.WhenAny(sending, Task.Delay(20));
        }

        await sending;
        report.Limit($"{Together} uploads of {content.Length / 1_000_000} MB at once, more resident", most - before, Report.Megabytes, 100_000_000, $"before: {Report.Megabytes(before)}");
    }

    private static async Task Leave(Report report, string folder, LoadServer server, Carrier carrier, byte[] content, int rounds)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "file.bin"), content);
        await using var nginx = await Nginx.Serving(folder);
        foreach (var together in (int[])[1, Together])
        {
            List<double> ours = [], theirs = [];
            for (var round = -1; round < rounds; round++)
            {
                var (one, other) = (await carrier.Time(server.Address, Carrier.AddressOf(content), content.Length, together), await carrier.Time(nginx.Address, "/file.bin", content.Length, together));
                if (round >= 0) (ours, theirs) = ([.. ours, one], [.. theirs, other]);
            }

            report.Times(
                $"{together} × {content.Length / 1_000_000} MB downloaded",
                Report.Median(ours, time => time),
                "sendfile by nginx",
                Report.Median(theirs, time => time));
        }
    }
}
