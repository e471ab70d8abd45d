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

    // A school behind one address opens the sign-in page at the same hour.
    private const int VisitorsBurstSeconds = 60;

    public static void Add(RateLimiterOptions options, IConfiguration configuration)
    {
        var (pagesAtOnce, pagesPerSecond) = (
            configuration.GetValue("Limits:ReadsAtOnce", 8),
            configuration.GetValue("Limits:ReadsPerSecond", 20));
        var visitorsPerSecond = configuration.GetValue("Limits:VisitorsPerSecond", 20);
        var (searchesAtOnce, searchesPerSecond) = (
            configuration.GetValue("Limits:SearchesAtOnce", 2),
            configuration.GetValue("Limits:SearchesPerSecond", 5));
        var people = PartitionedRateLimiter.Create<HttpContext, long>(
            context => Partition(context, HttpMethods.IsGet(context.Request.Method), pagesAtOnce, pagesPerSecond));
        var visitors = PartitionedRateLimiter.Create<HttpContext, string>(context => OfVisitor(context, visitorsPerSecond));
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(visitors, people);
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

    private static RateLimitPartition<string> OfVisitor(HttpContext context, int perSecond) =>
        HttpMethods.IsGet(context.Request.Method) && CurrentUser.Of(context) is null
            ? RateLimitPartition.GetTokenBucketLimiter(
                Network.Of(context.Connection.RemoteIpAddress),
                _ => Rate(perSecond, VisitorsBurstSeconds))
            : RateLimitPartition.GetNoLimiter("signed in");

    // The number at once comes first: a request that waits for its turn takes no token before.
    private static RateLimiter Limiter(int atOnce, int perSecond) => RateLimiter.CreateChained(
        new ConcurrencyLimiter(new() { PermitLimit = atOnce, QueueLimit = MostWaiting }),
        new TokenBucketRateLimiter(Rate(perSecond, BurstSeconds)));

    private static TokenBucketRateLimiterOptions Rate(int perSecond, int burstSeconds) => new()
    {
        TokenLimit = perSecond * burstSeconds,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    };
}
