using OurWhats.Tests.Architecture.Cycle.Upstairs;

namespace OurWhats.Tests.Architecture.Cycle.Attic;

/// <summary>
/// One of three folders that form a dependency cycle, each link easily overlooked: this one is inside an async lambda.
/// </summary>
internal static class Roof
{
    public static Func<Task<string>> Look { get; } = async () =>
    {
        await Task.Yield();
        return Landing.Name;
    };
}
