using System.ComponentModel;
using System.Diagnostics;

namespace OurWhats.Media.Thumbnails;

/// <summary>
/// A process that makes the thumbnails of one picture at a time. It is killed if it exceeds <see cref="WorkerLimits"/>.
/// </summary>
internal sealed class Worker : IDisposable
{
    /// <summary>First line of the output.</summary>
    public const string Ready = "ready";

    private const int MostStartSeconds = 120;

    private const int WatchMilliseconds = 50;

    // From the end of the output to that of the process.
    private const int MostEndMilliseconds = 5000;

    // 128 and the number of the signal.
    private const int KilledExitCode = 128 + 9;
    private const int TerminatedExitCode = 128 + 15;

    private readonly string folder;
    private readonly Process process;
    private bool isLost;

    private Worker()
    {
        folder = Directory.CreateTempSubdirectory(WorkerProgram.FolderPrefix).FullName;
        process = StartProcess();
        // Libraries print warnings about damaged pictures; the process would block if nobody read them.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    public int ProcessId => process.Id;

    public bool IsAlive => !isLost && !process.HasExited;

    /// <summary>Starts a worker and waits until it has applied and tested its security policy.</summary>
    /// <exception cref="InvalidOperationException">It did not start, or the policy is not in force.</exception>
    public static async Task<Worker> Start()
    {
        Worker worker = new();
        var line = worker.process.StandardOutput.ReadLineAsync();
        var timeout = Task.Delay(TimeSpan.FromSeconds(MostStartSeconds));
        if (await Task.WhenAny(line, timeout) == line && await line == Ready) return worker;
        worker.Dispose();
        throw new InvalidOperationException(await line ?? "The worker ended at once or did not answer.");
    }

    /// <summary>Makes the thumbnails of a picture.</summary>
    public async Task<JobResult> Draw(Job job)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(job.Line);
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            return Died();
        }

        return await WaitForResult();
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

    private async Task<JobResult> WaitForResult()
    {
        WorkerLimits limits = new(process, TimeProvider.System);
        var line = process.StandardOutput.ReadLineAsync();
        while (await Task.WhenAny(line, Task.Delay(WatchMilliseconds)) != line)
        {
            if (limits.Exceeded() is { } reason) return Kill(reason);
        }

        return await line is { } result ? JobResult.Parse(result) : Died();
    }

    private JobResult Kill(string reason)
    {
        isLost = true;
        process.Kill();
        return new(null, reason) { MayWorkLater = reason == WorkerLimits.Idle };
    }

    // A crash is the picture's doing. Linux kills a process by a signal if memory runs out.
    private JobResult Died()
    {
        isLost = true;
        var hasEnded = process.WaitForExit(MostEndMilliseconds);
        return new(null, "the worker died")
        {
            HasWorkerDied = true,
            MayWorkLater = hasEnded && process.ExitCode is KilledExitCode or TerminatedExitCode,
        };
    }
}
