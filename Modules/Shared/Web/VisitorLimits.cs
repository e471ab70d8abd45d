using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace OurWhats.Shared.Web;

/// <summary>
/// Limits what people of one network read who are not signed in: how many pages are prepared at once, and how many within
/// a second. Those beyond the number at once wait, so that hundreds of connections stand before nobody else's requests.
/// Forms are outside: one that comes slowly would take the place of others.
/// </summary>
internal static class VisitorLimits
{
    // A whole school may come from one network.
    private const int MostWaiting = 1000;

    // It opens the sign-in page at the same hour.
    private const int BurstSeconds = 60;

    public static PartitionedRateLimiter<HttpContext> Of(IConfiguration configuration)
    {
        var (atOnce, perSecond) = (
            configuration.GetValue("Limits:VisitorsAtOnce", 8),
            configuration.GetValue("Limits:VisitorsPerSecond", 20));
        return PartitionedRateLimiter.Create<HttpContext, string>(context => IsLimited(context)
            ? RateLimitPartition.Get(Network.Of(context.Connection.RemoteIpAddress), _ => Limiter(atOnce, perSecond))
            : RateLimitPartition.GetNoLimiter(""));
    }

    private static PairedLimiter Limiter(int atOnce, int perSecond) => new(
        new ConcurrencyLimiter(new() { PermitLimit = atOnce, QueueLimit = MostWaiting }),
        PairedLimiter.Bucket(perSecond * BurstSeconds, perSecond, TimeSpan.FromSeconds(1)));

    private static bool IsLimited(HttpContext context) =>
        CurrentUser.Of(context) is null && !HttpMethods.IsPost(context.Request.Method);
}
