using System.Diagnostics;

namespace OurWhats.Tests.Worlds;

/// <summary>
/// Waits for conditions. All waits share a limit far above any normal duration, so that a slow or busy machine makes
/// tests slower but does not make them fail.
/// </summary>
internal static class Until
{
    /// <summary>How long any wait may last before its test fails.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns once the condition holds; fails with the sentence when it does not in time.</summary>
    /// <param name="condition">Asked again and again.</param>
    /// <param name="sentence">What was waited for, as the end of "Waited in vain until…".</param>
    /// <param name="patience">Another limit, where the condition itself takes minutes.</param>
    public static Task IsTrue(Func<bool> condition, string sentence, TimeSpan? patience = null) =>
        IsTrue(() => Task.FromResult(condition()), () => sentence, patience);

    /// <inheritdoc cref="IsTrue(Func{bool}, string, TimeSpan?)"/>
    public static Task IsTrue(Func<Task<bool>> condition, string sentence) => IsTrue(condition, () => sentence);

    /// <inheritdoc cref="IsTrue(Func{bool}, string, TimeSpan?)"/>
    public static async Task IsTrue(Func<Task<bool>> condition, Func<string> sentence, TimeSpan? patience = null)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > (patience ?? Patience)) throw new TimeoutException("Waited in vain until " + sentence());
            await Task.Delay(Pause);
        }
    }

    /// <summary>Gives what a task gives, which must end in time.</summary>
    public static Task<T> Ends<T>(Task<T> task) => task.WaitAsync(Patience);

    /// <inheritdoc cref="Ends{T}(Task{T})"/>
    public static Task Ends(Task task) => task.WaitAsync(Patience);
}
