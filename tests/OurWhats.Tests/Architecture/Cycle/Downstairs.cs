using OurWhats.Tests.Architecture.Cycle.Attic;

namespace OurWhats.Tests.Architecture.Cycle.Downstairs;

/// <summary>Depends on the next folder inside an iterator.</summary>
internal static class Cellar
{
    public static IEnumerable<Task<string>> Look()
    {
        yield return Roof.Look();
    }

    internal sealed class Barrel;
}
