using System.Collections.Concurrent;
using ImageMagick;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>The worker itself, in its own process: reads jobs, draws, answers. It ends with its input, whatever it is doing, or when nothing came for some minutes.</summary>
internal static class WorkerMain
{
    private const int IdleMinutes = 3;

    /// <summary>Runs until there is nothing more to do. Gives the process's exit code.</summary>
    public static int Run()
    {
        Policy.PutInForce();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveFolder();
        using StreamWriter output = new(Console.OpenStandardOutput()) { AutoFlush = true };
        var gap = Policy.Gap();
        output.WriteLine(gap ?? Worker.Ready);
        if (gap is not null) return 1;
        using BlockingCollection<string> jobs = [];
        new Thread(() => Listen(jobs)) { IsBackground = true }.Start();
        while (jobs.TryTake(out var line, TimeSpan.FromMinutes(IdleMinutes))) output.WriteLine(Draw(Job.Parse(line)).Line);
        return 0;
    }

    private static void Listen(BlockingCollection<string> jobs)
    {
        using StreamReader input = new(Console.OpenStandardInput());
        while (input.ReadLine() is { } line) jobs.Add(line);
        Environment.Exit(0); // whoever asked is gone, and with them who would watch
    }

    // Anything else is a bug: the process dies of it, and its picture is a plain file.
    private static JobResult Draw(Job job)
    {
        try
        {
            return new(ThumbnailRenderer.Draw(job), "");
        }
        catch (Exception exception) when (exception is MagickException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new(null, exception.Message);
        }
    }

    // Where the studio died, nobody else does.
    private static void RemoveFolder()
    {
        DirectoryInfo folder = new(Path.GetTempPath());
        if (folder.Exists && folder.Name.StartsWith(WorkerProgram.FolderPrefix, StringComparison.Ordinal)) folder.Delete(recursive: true);
    }
}
