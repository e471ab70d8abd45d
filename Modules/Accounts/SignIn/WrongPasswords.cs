using System.Threading.RateLimiting;
using OurWhats.Accounts.Names;

namespace OurWhats.Accounts.SignIn;

/// <summary>
/// Makes guessing slow. Identity locks the accounts that exist; names that do not exist are counted here in the same way,
/// so that the answers do not tell which is which.
/// </summary>
internal sealed class WrongPasswords : IDisposable
{
    public const int Most = 10;

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> unknownNames = PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetFixedWindowLimiter(name, _ => new() { PermitLimit = Most - 1, Window = Pause }));

    /// <summary>Counts one more try with a name that does not exist; true when there were too many.</summary>
    public bool AreTooMany(string unknownName)
    {
        using var lease = unknownNames.AttemptAcquire(UserNames.Normalize(unknownName[..Math.Min(unknownName.Length, 100)]));
        return !lease.IsAcquired;
    }

    public void Dispose() => unknownNames.Dispose();
}
