using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace OurWhats.Shared.Web;

/// <summary>
/// Limits how many pages are prepared at once for people who are not signed in, by network. Further ones wait, so that
/// hundreds of connections stand before nobody else's requests. Forms are outside: one that comes slowly would take the
/// place of others.
/// </summary>
internal static class VisitorLimits
{
    // A whole school may come from one network.
    private const int MostWaiting = 1000;

    public static PartitionedRateLimiter<HttpContext> Of(IConfiguration configuration)
    {
        var atOnce = configuration.GetValue("Limits:VisitorsAtOnce", 8);
        return PartitionedRateLimiter.Create<HttpContext, string>(context => IsLimited(context)
            ? RateLimitPartition.GetConcurrencyLimiter(
                Network.Of(context.Connection.RemoteIpAddress),
                _ => new() { PermitLimit = atOnce, QueueLimit = MostWaiting })
            : RateLimitPartition.GetNoLimiter(""));
    }

    private static bool IsLimited(HttpContext context) =>
        CurrentUser.Of(context) is null && !HttpMethods.IsPost(context.Request.Method);
}
