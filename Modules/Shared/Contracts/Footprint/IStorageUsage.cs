namespace OurWhats.Shared.Contracts.Footprint;

/// <summary>Size of the stored files, as Footprint asks for it. The module that stores files implements it.</summary>
public interface IStorageUsage
{
    /// <summary>Computes the sizes from the table and by looking at every file on disk: cache the result.</summary>
    Task<StoreWeight> Weigh(CancellationToken cancel);
}

/// <summary>Storage used by files. Identical content is counted once.</summary>
/// <param name="Files">Counts and sizes by age and kind: the newest first, pictures before others.</param>
/// <param name="ThumbnailBytes">Size of all thumbnails, in bytes.</param>
/// <param name="DiskBytes">Size on disk in bytes: each content once, plus the thumbnails.</param>
public sealed record StoreWeight(IReadOnlyList<AgedFiles> Files, long ThumbnailBytes, long DiskBytes)
{
    /// <summary>Number of pictures, and their size in bytes.</summary>
    public (long Count, long Bytes) Pictures => Of(arePictures: true);

    /// <summary>Number of all other files, and their size in bytes.</summary>
    public (long Count, long Bytes) Others => Of(arePictures: false);

    private (long Count, long Bytes) Of(bool arePictures)
    {
        var files = Files.Where(aged => aged.ArePictures == arePictures).ToList();
        return (files.Sum(aged => aged.Count), files.Sum(aged => aged.Bytes));
    }
}

/// <summary>Files of the same kind and age.</summary>
/// <param name="ArePictures">True for files with thumbnails.</param>
/// <param name="Age">Time since the upload.</param>
/// <param name="Count">Number of files.</param>
/// <param name="Bytes">Their size in bytes.</param>
public sealed record AgedFiles(bool ArePictures, FileAge Age, long Count, long Bytes);

/// <summary>Time since a file was uploaded.</summary>
public enum FileAge
{
    /// <summary>Less than 30 days.</summary>
    Month,

    /// <summary>Less than 365 days.</summary>
    Year,

    Older,
}
