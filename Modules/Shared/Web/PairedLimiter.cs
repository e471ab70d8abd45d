using System.Threading.RateLimiting;

namespace OurWhats.Shared.Web;

/// <summary>
/// Two limits of one holder, the second asked only if the first allows. Unlike a chained limiter, it has no timer of its
/// own, because the partitions' fills the buckets of all, and it ends with its partition. A chained one leaves a timer
/// behind for each person who is gone.
/// </summary>
/// <param name="first">Such as the number at once: who waits for their turn takes no token before.</param>
/// <param name="rate">A number within a time.</param>
internal sealed class PairedLimiter(RateLimiter first, TokenBucketRateLimiter rate) : ReplenishingRateLimiter
{
    private readonly RateLimiter both = CreateChained(first, rate);

    /// <summary>A bucket that the partitions' timer fills.</summary>
    public static TokenBucketRateLimiter Bucket(int tokens, int perPeriod, TimeSpan period) => new(new()
    {
        TokenLimit = tokens,
        TokensPerPeriod = perPeriod,
        ReplenishmentPeriod = period,
        AutoReplenishment = false,
    });

    public override TimeSpan? IdleDuration => both.IdleDuration;

    public override bool IsAutoReplenishing => false;

    public override TimeSpan ReplenishmentPeriod => rate.ReplenishmentPeriod;

    public override bool TryReplenish()
    {
        var isFilled = first is ReplenishingRateLimiter other && other.TryReplenish();
        return rate.TryReplenish() || isFilled;
    }

    public override RateLimiterStatistics? GetStatistics() => both.GetStatistics();

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => both.AttemptAcquire(permitCount);

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        both.AcquireAsync(permitCount, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            both.Dispose();
            first.Dispose();
            rate.Dispose();
        }

        base.Dispose(disposing);
    }
}
