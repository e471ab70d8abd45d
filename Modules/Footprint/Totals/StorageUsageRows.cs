using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Totals;

/// <summary>Rows about the size of the stored files.</summary>
internal static class StorageUsageRows
{
    public static IReadOnlyList<LabelledValue> Of(StoreWeight weight) =>
    [
        new(Texts.Pictures, $"{weight.Pictures.Count:N0} · {Sizes.Of(weight.Pictures.Bytes)}"),
        new(Texts.PictureThumbnails, Sizes.Of(weight.ThumbnailBytes)),
        new(Texts.StoredFiles, $"{weight.Others.Count:N0} · {Sizes.Of(weight.Others.Bytes)}"),
        new(Texts.OnDisk, Sizes.Of(weight.DiskBytes)),
    ];

    public static IEnumerable<(string Kind, string Age, long Count, string Weight)> ByKindAndAge(StoreWeight weight) =>
        weight.Files.Select(files => (
            files.ArePictures ? Texts.PicturesSeen : Texts.StoredFiles,
            AgeText(files.Age),
            files.Count,
            Sizes.Of(files.Bytes)));

    private static string AgeText(FileAge age) => age switch
    {
        FileAge.Month => Texts.UnderMonth,
        FileAge.Year => Texts.UnderYear,
        _ => Texts.Older,
    };
}
