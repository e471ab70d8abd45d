using System.ComponentModel;
using System.Diagnostics;

namespace OurWhats.Media.Thumbnails;

/// <summary>A process that draws one picture at a time. It is watched meanwhile, and killed when it takes too much.</summary>
internal sealed class Worker : IDisposable
{
    public const string Ready = "ready";

    private const int MostStartSeconds = 120;

    private const int WatchMilliseconds = 50;

    private readonly string folder;
    private readonly Process process;
    private bool isLost;

    private Worker()
    {
        folder = Directory.CreateTempSubdirectory(WorkerProgram.FolderPrefix).FullName;
        process = StartProcess();
        // What libraries print about damaged pictures; unread, it would stop them.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    public int ProcessId => process.Id;

    public bool IsAlive => !isLost && !process.HasExited;

    /// <summary>A worker that has put its policy in force and tested it. Throws where there can be none.</summary>
    public static async Task<Worker> Start()
    {
        Worker worker = new();
        var said = worker.process.StandardOutput.ReadLineAsync();
        if (await Task.WhenAny(said, Task.Delay(TimeSpan.FromSeconds(MostStartSeconds))) == said && await said == Ready) return worker;
        worker.Dispose();
        throw new InvalidOperationException(await said ?? "The worker ended at once or did not answer.");
    }

    /// <summary>Draws. Null when the process died by itself.</summary>
    public async Task<JobResult?> Draw(Job job)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(job.Line);
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            return Lose();
        }

        return await Listen();
    }

    public void Dispose()
    {
        isLost = true;
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private Process StartProcess()
    {
        try
        {
            return Process.Start(WorkerProgram.In(folder))!;
        }
        catch (Win32Exception)
        {
            Directory.Delete(folder);
            throw;
        }
    }

    private async Task<JobResult?> Listen()
    {
        WorkerLimits allowance = new(process, TimeProvider.System);
        var said = process.StandardOutput.ReadLineAsync();
        while (await Task.WhenAny(said, Task.Delay(WatchMilliseconds)) != said)
        {
            if (allowance.Passed() is { } reason) return Kill(reason);
        }

        return await said is { } line ? JobResult.Parse(line) : Lose();
    }

    private JobResult Kill(string reason)
    {
        Lose();
        process.Kill();
        return new(null, reason);
    }

    private JobResult? Lose()
    {
        isLost = true;
        return null;
    }
}
