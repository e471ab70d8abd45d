using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using OurWhats.Media.Store;
using OurWhats.Media.Thumbnails;

namespace OurWhats.Tests.Media.Pictures;

/// <summary>A studio with a folder of its own, where pictures are put and drawn.</summary>
public sealed class Easel : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ourwhats-easel-").FullName;
    private int count;

    internal ThumbnailService Thumbnails { get; } = new(NullLogger<ThumbnailService>.Instance);

    /// <summary>Draws a picture by what it is.</summary>
    internal Task<Drawn> Draw(byte[] content) => Draw(content, FileTypeDetector.Detect(content));

    /// <summary>Draws a picture by what it is said to be.</summary>
    internal async Task<Drawn> Draw(byte[] content, string type)
    {
        var path = Put(content);
        return new(await Thumbnails.Draw(path, type, CancellationToken.None), path);
    }

    /// <summary>Puts a file here.</summary>
    public string Put(byte[] content)
    {
        var path = Path.Combine(folder, Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>The names of what is here of a file, without its own.</summary>
    public IReadOnlyList<string> Beside(string path) =>
        [.. Directory.EnumerateFiles(folder).Where(file => file.StartsWith(path + ".", StringComparison.Ordinal)).Select(file => file[(path.Length + 1)..]).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Thumbnails.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>What a studio made of a file.</summary>
internal sealed record Drawn(Picture? Picture, string Path)
{
    public WebPFile this[int size] => WebPFile.Read($"{Path}.{size}");
}
