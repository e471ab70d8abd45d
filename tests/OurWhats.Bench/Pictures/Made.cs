namespace OurWhats.Bench.Pictures;

/// <summary>A program that makes thumbnails.</summary>
internal interface IMaker
{
    string Name { get; }

    /// <summary>Makes the three sizes, each in a file of the target's name, a full stop and the size.</summary>
    Task<Made> Make(string photograph, string target);
}

/// <summary>What a program made of a photograph, and in which time.</summary>
/// <param name="SmallestMilliseconds">Of that, what the smallest size took where each is made by itself.</param>
internal sealed record Made(double Milliseconds, double SmallestMilliseconds, IReadOnlyDictionary<int, Thumbnail> Thumbnails)
{
    public static readonly int[] Sizes = [320, 640, 1280];

    public Thumbnail this[int size] => Thumbnails[size];

    public static Made Of(string photograph, string target, double milliseconds, double smallest) =>
        new(milliseconds, smallest, Sizes.ToDictionary(size => size, size => Thumbnail.Read(photograph, $"{target}.{size}")));
}

/// <summary>A thumbnail's weight, and how like it is to the photograph (SSIM, 1 at best).</summary>
internal sealed record Thumbnail(long Bytes, double Likeness)
{
    public static Thumbnail Read(string photograph, string path) => new(new FileInfo(path).Length, Reference.Likeness(photograph, path));
}
