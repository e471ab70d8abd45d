using OurWhats.Tests.Architecture.Cycle.Downstairs;

namespace OurWhats.Tests.Architecture.Cycle.Upstairs;

/// <summary>Depends on the next folder only by a type argument.</summary>
internal static class Landing
{
    public static string Name => typeof(List<Cellar.Barrel>).Name;
}
