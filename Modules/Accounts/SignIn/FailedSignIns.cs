using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using OurWhats.Accounts.Names;
using OurWhats.Accounts.Passwords;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignIn;

/// <summary>
/// Limits password guessing. Identity locks existing accounts. Attempts with unknown names are counted here in the same
/// way, so that responses do not reveal which names exist.
/// </summary>
internal sealed class FailedSignIns(SecurityLog log) : IDisposable
{
    public const int MaxAttempts = 10;

    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> unknownNames = PartitionedRateLimiter.Create<string, string>(
        name => RateLimitPartition.GetFixedWindowLimiter(
            name,
            _ => new() { PermitLimit = MaxAttempts - 1, Window = LockoutTime }));

    /// <summary>Counts an attempt with an unknown name.</summary>
    /// <returns>True if an account would be locked by now.</returns>
    public bool CountUnknownName(string unknownName)
    {
        var start = unknownName[..Math.Min(unknownName.Length, 100)];
        using var lease = unknownNames.AttemptAcquire(UserNames.Normalize(start));
        return !lease.IsAcquired;
    }

    /// <summary>Logs the verdict on a sign-in, unless it is right.</summary>
    public void Report(HttpContext context, string name, PasswordVerdict verdict)
    {
        if (verdict == PasswordVerdict.Right) return;
        log.SignInFailed(context, verdict.ToString().ToLowerInvariant(), name);
    }

    public void Dispose() => unknownNames.Dispose();
}
