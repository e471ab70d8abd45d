using OurWhats.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]
// Many tests wait for a browser, a process or a clock: five at a time keep two cores busy.
[assembly: Parallelization(MaxThreads = 5)]

namespace OurWhats.Tests;

/// <summary>
/// Starts the longest test classes first, so that the run does not end with one of them alone: the four silent minutes,
/// then those that send a message per second, then those with the most work.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        "Budgets.SilenceTests", "Budgets.MessageTests", "Budgets.SecureMessageTests", "Attaching.UploadTests", "Footprint.EcoIndexTests",
        "Journeys.AccessibleTests", "Nasty.PlaceTests", "Attaching.SeeingTests", "Attaching.LighterTests", "Pictures.HostileTests",
        "Journeys.RewritingTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. testCollections
                .OrderBy(collection => Rank(collection.TestCollectionDisplayName))
                .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal),
        ];

    private static int Rank(string collection)
    {
        var at = Array.FindIndex(Longest, name => collection.Contains(name, StringComparison.Ordinal));
        return at < 0 ? Longest.Length : at;
    }
}
