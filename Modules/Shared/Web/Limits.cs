using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OurWhats.Shared.Web;

/// <summary>
/// How much one address or one person may ask for. A whole school can stand behind one address, so the limits by
/// address are wide; the one by account name (Identity's lockout) is narrow.
/// </summary>
public static class Limits
{
    /// <summary>Policy of the forms that open the door: sign-in, sign-up, first run. By address.</summary>
    public const string Door = "door";

    /// <summary>Policy of sending and other changes by a signed-in person. By person.</summary>
    public const string Changes = "changes";

    /// <summary>Longest form, in bytes: 4,000 characters of three bytes, each percent-encoded, with room.</summary>
    public const long FormBytes = 64 * 1024;

    /// <summary>
    /// Lets a request bring a file: a large body, as slowly as a bad line carries it. To be called before the body is read, by
    /// who counts its bytes and does not wait for ever for the next one.
    /// </summary>
    public static void Lift(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
    }

    internal static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var doorPerMinute = configuration.GetValue("Limits:DoorPerMinute", 120);
        var changesPerSecond = configuration.GetValue("Limits:ChangesPerSecond", 10);
        services.AddRateLimiter(options =>
        {
            options.AddPolicy(Door, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new() { PermitLimit = doorPerMinute, Window = TimeSpan.FromMinutes(1) }));
            options.AddPolicy(Changes, context => RateLimitPartition.GetTokenBucketLimiter(
                CurrentUser.Of(context)?.Id ?? 0,
                _ => new()
                {
                    TokenLimit = changesPerSecond * 6,
                    TokensPerPeriod = changesPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }));
            options.OnRejected = (rejected, _) => new(Reject(rejected));
        });
    }

    private static Task Reject(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ErrorResponse.Answer(rejected.HttpContext, StatusCodes.Status429TooManyRequests, Texts.TooMuch.With(seconds));
    }
}
