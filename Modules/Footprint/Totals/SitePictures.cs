using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Totals;

/// <summary>
/// The pictures of the site as everybody may know them: measured once a day and rounded to two digits. Identical files are
/// stored once, so an exact figure would tell each sender whether somebody else has the same picture.
/// </summary>
/// <param name="Count">How many.</param>
/// <param name="Bytes">Their size.</param>
internal sealed record SitePictures(long Count, long Bytes)
{
    /// <summary>The row that shows them.</summary>
    public LabelledValue Row => new(Texts.PicturesOfPlaceDaily, $"{Count:N0} · {Sizes.Of(Bytes)}");

    public static SitePictures Of(StoreWeight weight) => new(Rounded(weight.Pictures.Count), Rounded(weight.Pictures.Bytes));

    private static long Rounded(long value)
    {
        var step = 1L;
        while (value / step >= 100) step *= 10;
        return (value + step / 2) / step * step;
    }
}
