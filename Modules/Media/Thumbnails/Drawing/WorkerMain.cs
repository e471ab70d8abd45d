using System.Collections.Concurrent;
using System.Diagnostics;
using ImageMagick;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>
/// The worker process: reads jobs from its input and writes results to its output. It ends when the input ends, even
/// during a job, or after some minutes without a job.
/// </summary>
internal static class WorkerMain
{
    private const int IdleMinutes = 3;

    /// <summary>Runs until the input ends. Returns the exit code.</summary>
    public static int Run()
    {
        GiveWay();
        Policy.Apply();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveFolder();
        using StreamWriter output = new(Console.OpenStandardOutput()) { AutoFlush = true };
        var gap = Policy.FindGap();
        output.WriteLine(gap ?? Worker.Ready);
        if (gap is not null) return 1;
        using BlockingCollection<string> jobs = [];
        new Thread(() => ReadJobs(jobs)) { IsBackground = true }.Start();
        while (jobs.TryTake(out var line, TimeSpan.FromMinutes(IdleMinutes)))
        {
            output.WriteLine(Draw(Job.Parse(line)).Line);
        }

        return 0;
    }

    // This thread draws. Whoever sends many pictures makes nobody else's requests wait for a processor.
    private static void GiveWay()
    {
        using var worker = Process.GetCurrentProcess();
        if (worker.PriorityClass is not (ProcessPriorityClass.Idle or ProcessPriorityClass.BelowNormal))
            worker.PriorityClass = ProcessPriorityClass.BelowNormal;
    }

    private static void ReadJobs(BlockingCollection<string> jobs)
    {
        using StreamReader input = new(Console.OpenStandardInput());
        while (input.ReadLine() is { } line) jobs.Add(line);
        Environment.Exit(0); // the server has ended, and nobody supervises this process
    }

    // Other exceptions are bugs. They end the process, and the file gets no thumbnails.
    private static JobResult Draw(Job job)
    {
        try
        {
            return new(ThumbnailRenderer.Draw(job), "");
        }
        catch (Exception exception) when (exception is MagickException or InvalidDataException)
        {
            return new(null, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(null, exception.Message) { MayWorkLater = true }; // such as a full disk
        }
    }

    // The server also does it, unless it has died.
    private static void RemoveFolder()
    {
        DirectoryInfo folder = new(Path.GetTempPath());
        if (!folder.Name.StartsWith(WorkerProgram.FolderPrefix, StringComparison.Ordinal)) return;
        if (folder.Exists) folder.Delete(recursive: true);
    }
}
