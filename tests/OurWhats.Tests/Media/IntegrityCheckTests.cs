using System.Diagnostics;

namespace OurWhats.Tests.Media;

public sealed class IntegrityCheckTests
{
    [Fact]
    public async Task The_check_says_what_is_damaged_and_programs_hear_it_too()
    {
        await using var world = await FileWorld.Start();
        byte[][] contents = [FileWorld.Content(1000), FileWorld.Content(2000), FileWorld.Content(3000)];
        foreach (var content in contents) await world.Pins("alice", await world.Alice.Sends(content));
        await world.Place.Installation.Stop();
        var (healthy, wellSaid) = await Check(world);
        var paths = contents.Select(FileWorld.HashOf).Select(hash => Path.Combine(world.Folder, hash[..2], hash[2..])).ToList();

        File.Delete(paths[0]);
        await using (var file = File.OpenWrite(paths[1])) file.WriteByte((byte)~contents[1][0]);
        await File.WriteAllTextAsync(paths[2] + ".320", "who drew that?", TestContext.Current.CancellationToken);
        var (damaged, said) = await Check(world);

        Assert.Equal((0, 1), (healthy, damaged));
        Assert.Contains("Tout est en ordre.", wellSaid, StringComparison.Ordinal);
        Assert.Contains("Manquant : " + Relative(paths[0]), said, StringComparison.Ordinal);
        Assert.Contains("Changé : " + Relative(paths[1]), said, StringComparison.Ordinal);
        Assert.Contains("Inconnu : " + Relative(paths[2] + ".320"), said, StringComparison.Ordinal);
        Assert.Contains("Anomalies : 3.", said, StringComparison.Ordinal);

        string Relative(string path) => Path.GetRelativePath(world.Place.Installation.Data, path);
    }

    [Fact]
    public async Task The_check_leaves_a_running_server_alone()
    {
        await using var world = await FileWorld.Start();

        var (code, said) = await Check(world);

        Assert.Equal(1, code);
        Assert.Contains("Un autre processus se sert de ces données : arrêtez-le d'abord.", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> Check(FileWorld world)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "OurWhats.dll"), "check", "--data", world.Place.Installation.Data];
        ProcessStartInfo start = new("dotnet", arguments) { RedirectStandardOutput = true };
        start.Environment["LANG"] = "fr_FR.UTF-8";
        start.Environment["LC_ALL"] = "fr_FR.UTF-8";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }
}
