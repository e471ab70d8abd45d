using OurWhats.Footprint.Estimates;

namespace OurWhats.Tests.Footprint;

/// <summary>Reference values, computed by hand from the published constants.</summary>
public sealed class EstimateTests
{
    private static Constants Now => Constants.Newest;

    [Theory]
    [InlineData(1_000, 0.0001482, 0.00006093, 0.00005838)]
    [InlineData(20_000, 0.002964, 0.001219, 0.001168)]
    [InlineData(200_000, 0.02964, 0.01219, 0.01168)]
    [InlineData(1_000_000, 0.1482, 0.06093, 0.05838)]
    [InlineData(3_000_000, 0.4446, 0.18280, 0.17513)]
    [InlineData(1_000_000_000, 148.2, 60.935, 58.378)]
    public void Bytes_emit_what_the_model_says(long bytes, double world, double ember, double electricityMaps)
    {
        AssertNear(world, Carbon.PerByte(bytes, Now, Now["grid.world"]));
        AssertNear(ember, Carbon.PerByte(bytes, Now, Now["grid.france"]));
        AssertNear(electricityMaps, Carbon.PerByte(bytes, Now, 31));
    }

    [Fact]
    public void The_interval_goes_from_the_life_cycle_in_France_to_the_model_of_the_world()
    {
        var carbon = Carbon.Of(1_000_000, Now, Now["grid.france"]);

        AssertNear(0.009505, carbon.Low);
        AssertNear(0.06093, carbon.Central);
        AssertNear(0.1482, carbon.High);
        Assert.Equal(0.024919, Carbon.Mobile(1_000_000, Now), 9);
        Assert.InRange(carbon.CarMetres(Now).Least, 0.065, 0.068);
        Assert.InRange(carbon.CarMetres(Now).Most, 1.03, 1.05);
    }

    [Theory]
    [InlineData(0, 0, 0, 100.00, 1.00, 1.50)]
    [InlineData(47, 2, 1.37, 95.00, 1.10, 1.65)]
    [InlineData(100, 5, 50, 91.09, 1.18, 1.77)]
    [InlineData(100, 100, 100, 72.02, 1.56, 2.34)]
    [InlineData(200, 8, 60, 87.50, 1.25, 1.87)]
    [InlineData(300, 10, 100, 83.32, 1.33, 2.00)]
    [InlineData(400, 12, 150, 78.58, 1.43, 2.14)]
    [InlineData(600, 40, 1024, 60.92, 1.78, 2.67)]
    [InlineData(693, 78, 2420, 43.68, 2.13, 3.19)]
    [InlineData(5000, 300, 15000, 4.95, 2.90, 4.35)]
    public void EcoIndex_ranks_a_page_as_its_authors_do(
        double elements,
        double requests,
        double kilobytes,
        double score,
        double grams,
        double centilitres)
    {
        var index = EcoIndex.Of(elements, requests, kilobytes * 1000);

        Assert.Equal(score, index.Score, 0.005);
        Assert.Equal(grams, index.Grams, 0.0051);
        Assert.Equal(centilitres, index.Centilitres, 0.0051);
    }

    [Theory]
    [InlineData(80.01, "A")]
    [InlineData(80, "B")]
    [InlineData(70, "C")]
    [InlineData(55, "D")]
    [InlineData(40, "E")]
    [InlineData(25, "F")]
    [InlineData(10, "G")]
    public void A_grade_begins_above_its_limit(double score, string grade) => Assert.Equal(grade, new EcoIndex(score).Grade);

    // The published values have four or five digits.
    private static void AssertNear(double expected, double found) => Assert.InRange(found / expected, 0.9995, 1.0005);
}
