using System.Globalization;
using OurWhats.Media.Thumbnails;

namespace OurWhats.Tests.Media.Pictures;

/// <summary>Looks at a thumbnail service's processes, again and again, through the system's own eyes.</summary>
internal sealed class Watch : IDisposable
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

    /// <summary>The most memory that one of them held.</summary>
    public long MostBytes { get; private set; }

    /// <summary>The most processor time that one of them took.</summary>
    public TimeSpan MostWork { get; private set; }

    /// <summary>Processes that they started.</summary>
    public IReadOnlyCollection<string> Children => children;

    /// <summary>Sockets that they held open.</summary>
    public IReadOnlyCollection<string> Sockets => sockets;

    public void Dispose()
    {
        end.Cancel();
        looking.Wait();
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
                sockets.UnionWith(Directory.EnumerateFiles($"/proc/{process}/fd").Select(fd => File.ResolveLinkTarget(fd, false)?.Name ?? "").Where(name => name.StartsWith("socket:", StringComparison.Ordinal)));
                children.UnionWith(ChildrenOf(process));
            }
            catch (IOException)
            {
                // It has just ended.
            }
        }
    }

    private static long Resident(int process) =>
        1024 * long.Parse(File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] ?? "0", CultureInfo.InvariantCulture);

    // User and system, in hundredths of a second.
    private static TimeSpan Work(int process) =>
        Stat($"/proc/{process}") is { Length: > 12 } stat ? TimeSpan.FromMilliseconds(10 * (long.Parse(stat[11], CultureInfo.InvariantCulture) + long.Parse(stat[12], CultureInfo.InvariantCulture))) : default;

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
