using System.Diagnostics;

namespace OurWhats.Bench.Pictures;

/// <summary>A program of the system's, started once for each size.</summary>
internal sealed class OtherProgram(string program, Func<string, string, int, int, string[]> arguments) : IMaker
{
    public static OtherProgram Vips => new("/usr/bin/vipsthumbnail", (photograph, target, size, quality) =>
        [photograph, "--size", $"{size}x{size}", "-o", $"{target}[Q={quality},strip]"]);

    // jpeg:size as its own manual advises: twice what is wanted.
    public static OtherProgram Convert => new("/usr/bin/convert", (photograph, target, size, quality) =>
        ["-define", $"jpeg:size={2 * size}x{2 * size}", photograph, "-auto-orient", "-thumbnail", $"{size}x{size}", "-strip", "-quality", $"{quality}", target]);

    public string Name => Path.GetFileName(program);

    public async Task<Made> Make(string photograph, string target)
    {
        var (all, smallest) = (0.0, 0.0);
        foreach (var size in Made.Sizes)
        {
            var path = $"{target}.{size}.webp";
            var time = await Run(arguments(photograph, path, size, size == Made.Sizes[0] ? 60 : 72));
            File.Move(path, $"{target}.{size}", overwrite: true);
            all += time;
            if (size == Made.Sizes[0]) smallest = time;
        }

        return Made.Of(photograph, target, all, smallest);
    }

    private async Task<double> Run(string[] line)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, line))!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException($"{program} {string.Join(' ', line)}");
    }
}
