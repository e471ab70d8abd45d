using OurWhats.Bench.Load;

namespace OurWhats.Bench.Neighbours;

/// <summary>How much of a core the server takes.</summary>
internal static class Rest
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    /// <summary>During a second in which nobody asks for anything.</summary>
    public static async Task<double> Of(LoadServer server)
    {
        var before = server.Processor;
        await Task.Delay(Window);
        return (server.Processor - before) / Window;
    }
}
