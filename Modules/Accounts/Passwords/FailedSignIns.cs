using System.Globalization;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Passwords;

/// <summary>
/// Counts wrong passwords by account and sender, in memory, and locks the sender out after too many. All strangers
/// together have a limit too, against guesses from many networks; browsers that know the account are exempt from it.
/// </summary>
internal sealed class FailedSignIns(TimeProvider clock, SecurityLog log)
{
    public const int MaxAttempts = 10;

    /// <summary>Of all strangers together at one account.</summary>
    public const int MaxStrangersAttempts = 100;

    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(5);

    // Counts that are over are removed when this many are kept. Each takes a slow hash to make.
    private const int MaxKept = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Account, string Place), Count> counts = [];

    /// <summary>Counts a wrong password.</summary>
    /// <returns>True if the sender is locked out by now.</returns>
    public bool Add(SignInSource source)
    {
        lock (gate)
        {
            RemoveOld();
            foreach (var (key, _) in LimitsOf(source))
                counts[key] = new((Find(key)?.Attempts ?? 0) + 1, clock.GetUtcNow() + LockoutTime);
            return IsLocked(source);
        }
    }

    public bool IsLocked(SignInSource source) => WaitOf(source) > TimeSpan.Zero;

    /// <summary>Forgets the sender's own wrong passwords, after a right one.</summary>
    public void Clear(SignInSource source)
    {
        lock (gate) counts.Remove((source.Account, source.Place));
    }

    /// <summary>
    /// Logs the verdict on a sign-in, unless it is right, and tells a locked-out sender when to try again (Retry-After).
    /// </summary>
    public void Report(HttpContext context, SignInSource source, string name, PasswordVerdict verdict)
    {
        if (verdict == PasswordVerdict.Right) return;
        log.SignInFailed(context, verdict.ToString().ToLowerInvariant(), name);
        if (verdict != PasswordVerdict.Locked) return;
        var seconds = Math.Max(1, (int)Math.Ceiling(WaitOf(source).TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }

    private TimeSpan WaitOf(SignInSource source)
    {
        lock (gate)
        {
            var ends = LimitsOf(source)
                .Where(limit => Find(limit.Key)?.Attempts >= limit.Max)
                .Select(limit => counts[limit.Key].End);
            return ends.Append(DateTimeOffset.MinValue).Max() - clock.GetUtcNow();
        }
    }

    private static IEnumerable<((string Account, string Place) Key, int Max)> LimitsOf(SignInSource source)
    {
        yield return ((source.Account, source.Place), MaxAttempts);
        if (!source.IsKnown) yield return ((source.Account, ""), MaxStrangersAttempts);
    }

    private Count? Find((string, string) key) =>
        counts.TryGetValue(key, out var found) && clock.GetUtcNow() < found.End ? found : null;

    private void RemoveOld()
    {
        if (counts.Count < MaxKept) return;
        var now = clock.GetUtcNow();
        foreach (var (key, count) in counts)
        {
            if (now >= count.End) counts.Remove(key);
        }
    }

    private sealed record Count(int Attempts, DateTimeOffset End);
}
