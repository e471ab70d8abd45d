using OurWhats.Tests.Architecture.Cycle.Downstairs;

namespace OurWhats.Tests.Architecture.Cycle.Upstairs;

/// <summary>Uses the next folder as an argument of a type only.</summary>
internal static class Landing
{
    public static string Name => typeof(List<Cellar.Barrel>).Name;
}
