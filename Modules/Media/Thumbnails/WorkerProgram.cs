using System.Diagnostics;

namespace OurWhats.Media.Thumbnails;

/// <summary>How a worker is started: this very program with another verb.</summary>
internal static class WorkerProgram
{
    public const string Verb = "draw";

    /// <summary>What its folder's name begins with.</summary>
    public const string FolderPrefix = "ourwhats-draw-";

    private const string Name = "OurWhats";

    // What a program needs to find its runtime, and Windows itself.
    private static readonly string[] Kept = ["DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "SystemRoot"];

    // A worker has no languages, no debugger (which would listen on a socket) and little to remember; a picture's memory goes back when it is drawn.
    private static readonly Dictionary<string, string> Runtime = new()
    {
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_GCHeapHardLimit"] = "0x6000000",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
        ["MALLOC_MMAP_THRESHOLD_"] = "1048576",
    };

    /// <summary>Its command line and environment.</summary>
    /// <param name="folder">A folder of its own, where it works.</param>
    public static ProcessStartInfo In(string folder)
    {
        var start = Command();
        start.WorkingDirectory = folder;
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        var kept = Kept.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).Where(variable => variable.Value is not null).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept) start.Environment[name] = value;
        foreach (var (name, value) in Runtime) start.Environment[name] = value;
        foreach (var name in (string[])["HOME", "TMPDIR", "TMP", "TEMP"]) start.Environment[name] = folder;
        return start;
    }

    // Under "dotnet OurWhats.dll", and beside another program such as the tests', it is the library that is run.
    private static ProcessStartInfo Command() => Path.GetFileName(Environment.ProcessPath) is Name or Name + ".exe"
        ? new(Environment.ProcessPath!, [Verb])
        : new(Dotnet(), [Path.Combine(AppContext.BaseDirectory, Name + ".dll"), Verb]);

    // The runtime is in shared/Microsoft.NETCore.App/10.0.x of the folder where dotnet is.
    private static string Dotnet() =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
