using System.Globalization;
using OurWhats.Media.Thumbnails;

namespace OurWhats.Tests.Media.Pictures;

/// <summary>Watches a thumbnail service's worker processes in /proc.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly ThumbnailService thumbnails;
    private readonly CancellationTokenSource end = new();
    private readonly Task looking;
    private readonly Dictionary<int, TimeSpan> before = [];
    private readonly HashSet<string> children = [];
    private readonly HashSet<string> sockets = [];

    public Watch(ThumbnailService thumbnails)
    {
        this.thumbnails = thumbnails;
        Look();
        looking = Task.Run(LookOn);
    }

    /// <summary>The most memory that one process held, in bytes.</summary>
    public long MostBytes { get; private set; }

    /// <summary>The most processor time that one process used.</summary>
    public TimeSpan MostWork { get; private set; }

    /// <summary>Processes that the workers started.</summary>
    public IReadOnlyCollection<string> Children => children;

    /// <summary>Sockets that the workers held open.</summary>
    public IReadOnlyCollection<string> Sockets => sockets;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await looking;
        end.Dispose();
    }

    private async Task LookOn()
    {
        while (!end.IsCancellationRequested)
        {
            Look();
            await Task.Delay(10);
        }
    }

    private void Look()
    {
        foreach (var process in thumbnails.ProcessIds)
        {
            try
            {
                MostBytes = Math.Max(MostBytes, Resident(process));
                var work = Work(process);
                before.TryAdd(process, work);
                MostWork = TimeSpan.FromTicks(Math.Max(MostWork.Ticks, (work - before[process]).Ticks));
                sockets.UnionWith(SocketsOf(process));
                children.UnionWith(ChildrenOf(process));
            }
            catch (IOException)
            {
                // It has just ended.
            }
        }
    }

    // The highest resident memory so far: the status says it in kibibytes.
    private static long Resident(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .FirstOrDefault(field => field.StartsWith("VmHWM:", StringComparison.Ordinal));
        var kibibytes = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] ?? "0";
        return 1024 * long.Parse(kibibytes, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> SocketsOf(int process) => Directory.EnumerateFiles($"/proc/{process}/fd")
        .Select(descriptor => File.ResolveLinkTarget(descriptor, false)?.Name ?? "")
        .Where(name => name.StartsWith("socket:", StringComparison.Ordinal));

    // User and system, in hundredths of a second.
    private static TimeSpan Work(int process)
    {
        if (Stat($"/proc/{process}") is not { Length: > 12 } stat) return default;
        var hundredths = long.Parse(stat[11], CultureInfo.InvariantCulture) + long.Parse(stat[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromMilliseconds(10 * hundredths);
    }

    private static IEnumerable<string> ChildrenOf(int process) =>
        from folder in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(folder), out _)
        let stat = Stat(folder)
        where stat.Length > 1 && stat[1] == process.ToString(CultureInfo.InvariantCulture)
        select folder;

    // The fields behind the name, which may hold anything: state, parent…
    private static string[] Stat(string folder)
    {
        var line = Read(folder + "/stat");
        return line[(line.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
