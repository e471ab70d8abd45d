using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using OurWhats.Media.Store;
using OurWhats.Media.Thumbnails;

namespace OurWhats.Tests.Media.Pictures;

/// <summary>A thumbnail service with its own folder for pictures and thumbnails.</summary>
public sealed class Easel : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ourwhats-easel-").FullName;
    private int count;

    internal ThumbnailService Thumbnails { get; } = new(NullLogger<ThumbnailService>.Instance);

    /// <summary>Makes the thumbnails of a picture by the type that its content has.</summary>
    internal Task<Drawn> Draw(byte[] content) => Draw(content, FileTypeDetector.Detect(content));

    /// <summary>Makes the thumbnails of a picture by the type that it is said to have.</summary>
    internal async Task<Drawn> Draw(byte[] content, string type)
    {
        var path = Put(content);
        return new(await Thumbnails.Draw(path, type, CancellationToken.None), path);
    }

    /// <summary>Writes a file into the folder.</summary>
    public string Put(byte[] content)
    {
        var path = Path.Combine(folder, Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>What lies beside a file: the ends of the names, such as 320.</summary>
    public IReadOnlyList<string> Beside(string path) =>
        [.. Directory.EnumerateFiles(folder)
            .Where(file => file.StartsWith(path + ".", StringComparison.Ordinal))
            .Select(file => file[(path.Length + 1)..])
            .Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Thumbnails.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A file with the result of making its thumbnails.</summary>
internal sealed record Drawn(JobResult Result, string Path)
{
    public Picture? Picture => Result.Picture;

    public WebPFile this[int size] => WebPFile.Read($"{Path}.{size}");
}
