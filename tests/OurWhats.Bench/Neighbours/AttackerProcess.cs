using System.Diagnostics;

namespace OurWhats.Bench.Neighbours;

/// <summary>An attacker's process.</summary>
internal sealed class AttackerProcess : IAsyncDisposable
{
    private readonly Process process;

    private AttackerProcess(Process process) => this.process = process;

    /// <summary>Starts an attack and waits until it is under way.</summary>
    /// <param name="number">Its place in the list.</param>
    /// <param name="target">What it is aimed at.</param>
    /// <param name="longest">When it stops by itself.</param>
    public static async Task<AttackerProcess> Start(int number, Target target, TimeSpan longest)
    {
        string[] attack =
        [
            "-n", "10", "dotnet", Path.Combine(AppContext.BaseDirectory, "OurWhats.Bench.dll"),
            "attack", $"{number}", $"{(int)longest.TotalSeconds}", .. target.Args,
        ];
        ProcessStartInfo start = new("nice", attack) { RedirectStandardInput = true, RedirectStandardOutput = true };
        AttackerProcess attacker = new(Process.Start(start)!);
        if (await attacker.process.StandardOutput.ReadLineAsync() == Attacker.Begun) return attacker;
        await attacker.DisposeAsync();
        throw new InvalidOperationException("The attacker has ended.");
    }

    /// <summary>Ends the attack. Gives what it did.</summary>
    public async Task<Wave> End()
    {
        process.StandardInput.Close();
        var wave = Wave.Of(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The attacker has ended."));
        await process.WaitForExitAsync();
        return wave;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
