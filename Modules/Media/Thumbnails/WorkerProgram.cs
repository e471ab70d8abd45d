using System.Diagnostics;

namespace OurWhats.Media.Thumbnails;

/// <summary>Starts this program as a worker.</summary>
internal static class WorkerProgram
{
    /// <summary>The command line argument that makes the program a worker.</summary>
    public const string Verb = "draw";

    /// <summary>Prefix of the names of workers' folders.</summary>
    public const string FolderPrefix = "ourwhats-draw-";

    private const string Name = "OurWhats";

    // Inherited variables, needed to find the runtime and by Windows itself.
    private static readonly string[] Inherited = ["DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "SystemRoot"];

    // No culture data, no diagnostics (they would listen on a socket), a small heap, and native memory returned to the
    // system after each picture.
    private static readonly Dictionary<string, string> Runtime = new()
    {
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_GCHeapHardLimit"] = "0x6000000",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
        ["MALLOC_MMAP_THRESHOLD_"] = "1048576",
    };

    /// <summary>Command line and environment of a worker.</summary>
    /// <param name="folder">The worker's own folder, its home and folder for temporary files.</param>
    public static ProcessStartInfo In(string folder)
    {
        var start = Command();
        start.WorkingDirectory = folder;
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value) start.Environment[name] = value;
        }

        foreach (var (name, value) in Runtime) start.Environment[name] = value;
        foreach (var name in (string[])["HOME", "TMPDIR", "TMP", "TEMP"]) start.Environment[name] = folder;
        return start;
    }

    // The running executable; if that is dotnet or the test runner, dotnet with the library.
    private static ProcessStartInfo Command() => Path.GetFileName(Environment.ProcessPath) is Name or Name + ".exe"
        ? new(Environment.ProcessPath!, [Verb])
        : new(Dotnet(), [Path.Combine(AppContext.BaseDirectory, Name + ".dll"), Verb]);

    // The runtime lies in shared/Microsoft.NETCore.App/10.0.x under dotnet's folder.
    private static string Dotnet()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Path.GetFullPath(Path.Combine(runtime, "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
    }
}
