using System.Globalization;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Passwords;

/// <summary>
/// Counts wrong passwords by account and sender, in memory, and locks the sender out after too many. All strangers
/// together have a limit too, against guesses from many networks; browsers that know the account are exempt from it.
/// Wrong second factors are counted in the same way. There, strangers know the password and codes have six digits only,
/// so their limit is such that guessing every code of a day succeeds in less than one case of a thousand.
/// </summary>
internal sealed class FailedSignIns(TimeProvider clock, SecurityLog log)
{
    public const int MaxAttempts = 10;

    /// <summary>Of all strangers together at one account.</summary>
    public const int MaxStrangersAttempts = 100;

    /// <summary>Of all strangers together at one account's second step, in <see cref="SecondStepLockoutTime"/>.</summary>
    public const int MaxStrangersCodes = 10;

    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(5);

    /// <summary>For strangers at the second step.</summary>
    public static readonly TimeSpan SecondStepLockoutTime = TimeSpan.FromHours(1);

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
            foreach (var (key, _, time) in LimitsOf(source))
                counts[key] = new((Find(key)?.Attempts ?? 0) + 1, clock.GetUtcNow() + time);
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
        log.SignInFailed(context, source.IsSecondStep ? "second step" : verdict.ToString().ToLowerInvariant(), name);
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

    private static IEnumerable<((string Account, string Place) Key, int Max, TimeSpan Time)> LimitsOf(SignInSource source)
    {
        yield return ((source.Account, source.Place), MaxAttempts, LockoutTime);
        if (source.IsKnown) yield break;
        yield return source.IsSecondStep
            ? ((source.Account, ""), MaxStrangersCodes, SecondStepLockoutTime)
            : ((source.Account, ""), MaxStrangersAttempts, LockoutTime);
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
