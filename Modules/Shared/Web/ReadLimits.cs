using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace OurWhats.Shared.Web;

/// <summary>
/// Limits on what visitors of one network read, who are not signed in, and on what one person reads: how many pages and
/// searches run at once, and how many begin within a second. A person's further ones wait for their turn, so that
/// whoever asks for many at once slows down nobody else. Polls, files, scripts and styles are outside: their endpoints
/// disable rate limits.
/// </summary>
internal static class ReadLimits
{
    // Several devices with one account may open pages at the same moment.
    private const int MostWaiting = 100;

    private const int BurstSeconds = 6;

    public static void Add(RateLimiterOptions options, IConfiguration configuration)
    {
        var (pagesAtOnce, pagesPerSecond) = (
            configuration.GetValue("Limits:ReadsAtOnce", 4),
            configuration.GetValue("Limits:ReadsPerSecond", 20));
        var (searchesAtOnce, searchesPerSecond) = (
            configuration.GetValue("Limits:SearchesAtOnce", 2),
            configuration.GetValue("Limits:SearchesPerSecond", 5));
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            VisitorLimits.Of(configuration),
            PartitionedRateLimiter.Create<HttpContext, long>(context =>
                Partition(context, CrossSiteGuard.IsSafe(context.Request.Method), pagesAtOnce, pagesPerSecond)));
        options.AddPolicy(
            Limits.Searches,
            context => Partition(context, isLimited: true, searchesAtOnce, searchesPerSecond));
        options.AddPolicy(
            Limits.Highlights,
            context => Partition(context, context.Request.Query.ContainsKey("find"), searchesAtOnce, searchesPerSecond));
    }

    private static RateLimitPartition<long> Partition(HttpContext context, bool isLimited, int atOnce, int perSecond) =>
        isLimited && CurrentUser.Of(context) is { } me
            ? RateLimitPartition.Get(me.Id, _ => Limiter(atOnce, perSecond))
            : RateLimitPartition.GetNoLimiter(0L);

    private static PairedLimiter Limiter(int atOnce, int perSecond) => new(
        new ConcurrencyLimiter(new() { PermitLimit = atOnce, QueueLimit = MostWaiting }),
        PairedLimiter.Bucket(perSecond * BurstSeconds, perSecond, TimeSpan.FromSeconds(1)));
}
