using OurWhats.Tests.Architecture.Cycle.Upstairs;

namespace OurWhats.Tests.Architecture.Cycle.Attic;

/// <summary>Three folders that use each other in a circle, each in a way that is easily overlooked: this one inside an async lambda.</summary>
internal static class Roof
{
    public static Func<Task<string>> Look { get; } = async () =>
    {
        await Task.Yield();
        return Landing.Name;
    };
}
