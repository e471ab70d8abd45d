namespace OurWhats.Shared.Contracts.Footprint;

/// <summary>Asked by Footprint, answered by whoever stores files: what they weigh.</summary>
public interface IStorageUsage
{
    /// <summary>Weighs all of it, which takes as long as there are files.</summary>
    Task<StoreWeight> Weigh(CancellationToken cancel);
}

/// <summary>What files weigh, each content once.</summary>
/// <param name="Files">By kind and age, as they came: the newest first, pictures before others.</param>
/// <param name="ThumbnailBytes">What the pictures' thumbnails of all sizes weigh.</param>
/// <param name="DiskBytes">What is really on the disk: each content once, with its thumbnails.</param>
public sealed record StoreWeight(IReadOnlyList<AgedFiles> Files, long ThumbnailBytes, long DiskBytes)
{
    /// <summary>How many pictures there are, and what they weigh in bytes.</summary>
    public (long Count, long Bytes) Pictures => Of(arePictures: true);

    /// <summary>The same of all other files.</summary>
    public (long Count, long Bytes) Others => Of(arePictures: false);

    private (long Count, long Bytes) Of(bool arePictures)
    {
        var files = Files.Where(aged => aged.ArePictures == arePictures).ToList();
        return (files.Sum(aged => aged.Count), files.Sum(aged => aged.Bytes));
    }
}

/// <summary>Files of one kind and age.</summary>
/// <param name="ArePictures">True for what is shown as a thumbnail.</param>
/// <param name="Age">Since when they are on line.</param>
/// <param name="Count">How many.</param>
/// <param name="Bytes">Their size.</param>
public sealed record AgedFiles(bool ArePictures, FileAge Age, long Count, long Bytes);

/// <summary>How long files have been on line.</summary>
public enum FileAge
{
    /// <summary>Less than 30 days.</summary>
    Month,

    /// <summary>Less than 365 days.</summary>
    Year,

    Older,
}
