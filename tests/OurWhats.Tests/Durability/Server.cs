using System.Diagnostics;
using System.Text;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

/// <summary>
/// The application as a separate process that can be killed and restarted on the same address and data.
/// </summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ourwhats-server-").FullName;
    private readonly StringBuilder log = new();
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{Ports.Next()}");

    /// <summary>The data folder; the application creates it.</summary>
    public string Data => Path.Combine(folder, "data");

    /// <summary>Its process, while it runs.</summary>
    public int ProcessId => process!.Id;

    /// <summary>What it wrote on the console.</summary>
    public string Log
    {
        get
        {
            lock (log) return log.ToString();
        }
    }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="more">More of the command line.</param>
    public async Task Start(params string[] more)
    {
        ProcessStartInfo start = new("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "OurWhats.dll"), "--urls", Address.ToString(), "--data", Data,
            "--Limits:DoorPerMinute", "100000", "--Limits:ChangesPerSecond", "100000", "--Limits:ChangesPerDay", "100000000",
            "--Limits:ReadsPerSecond", "100000", "--Limits:SearchesPerSecond", "100000",
            "--Limits:VisitorsPerSecond", "100000", .. more,
        ]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using HttpClient client = new() { BaseAddress = Address };
        await Until.IsTrue(async () => process.HasExited || await Answers(client), () => $"the application answered:\n{Log}");
        if (process.HasExited) throw new InvalidOperationException($"The application has ended:\n{Log}");
    }

    /// <summary>Kills it: SIGKILL where there are signals.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await Kill();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            return (await client.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        lock (log) log.AppendLine(line);
    }
}
