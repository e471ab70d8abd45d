using System.Diagnostics;

namespace OurWhats.Browser.Wire;

/// <summary>Waits for conditions that the browser does not know of.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Comes back when it is so; fails with the sentence when it is not in time.</summary>
    public static async Task IsTrue(Func<bool> condition, string sentence, TimeSpan? patience = null)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > (patience ?? Patience)) throw new TimeoutException("Waited in vain until " + sentence);
            await Task.Delay(20);
        }
    }

    /// <summary>Comes back when nothing has crossed the wire for so long.</summary>
    public static Task IsQuiet(CountingProxy wire, double seconds = 2) =>
        IsTrue(() => wire.Silence > TimeSpan.FromSeconds(seconds), $"the wire was quiet for {seconds} s");
}
