using OurWhats.Tests.Browser;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SilenceFirst))]
// Tests mostly wait for a browser: four at a time keep two cores busy.
[assembly: Parallelization(MaxThreads = 4)]

namespace OurWhats.Tests.Browser;

/// <summary>The four silent minutes begin first, so that all other tests run meanwhile.</summary>
public sealed class SilenceFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => collection.TestCollectionDisplayName.Contains("Silence", StringComparison.Ordinal))
            .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];
}
