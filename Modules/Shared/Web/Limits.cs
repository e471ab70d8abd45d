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
/// Rate limits and size limits of requests. The limits per address are wide, because a whole school may share one; the
/// one per account name (Identity's lockout) is narrow. Reading is limited in <see cref="ReadLimits"/>.
/// </summary>
public static class Limits
{
    /// <summary>Policy for sign-in, sign-up and first run, by address.</summary>
    public const string Door = "door";

    /// <summary>Policy for messages and other changes, by person.</summary>
    public const string Changes = "changes";

    /// <summary>Policy for searches, by person.</summary>
    public const string Searches = "searches";

    /// <summary>Policy for pages that highlight the words of their parameter "find", by person.</summary>
    public const string Highlights = "highlights";

    /// <summary>
    /// Longest form without files, in bytes: 4,000 characters of three bytes, each percent-encoded, and a reserve.
    /// </summary>
    public const long FormBytes = 64 * 1024;

    /// <summary>Most headers of a part of a multipart form; browsers send two.</summary>
    internal const int PartHeaders = 8;

    /// <summary>Longest headers of such a part, in bytes. They contain a file's name.</summary>
    internal const int PartHeaderBytes = 16 * 1024;

    private const int FormValues = 1024;
    private const int FormNameCharacters = 128;

    /// <summary>
    /// Removes ASP.NET Core's limits on body size and minimum data rate, for file uploads. Call it before the body is
    /// read, and only with a size limit and a read timeout of your own.
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
        services.Configure<FormOptions>(LimitForms);
        services.AddRateLimiter(options =>
        {
            options.AddPolicy(Door, context => RateLimitPartition.GetFixedWindowLimiter(
                Network.Of(context.Connection.RemoteIpAddress),
                _ => new() { PermitLimit = doorPerMinute, Window = TimeSpan.FromMinutes(1) }));
            options.AddPolicy(Changes, context => RateLimitPartition.GetTokenBucketLimiter(
                CurrentUser.Of(context)?.Id ?? 0,
                _ => new()
                {
                    TokenLimit = changesPerSecond * 6,
                    TokensPerPeriod = changesPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }));
            ReadLimits.Add(options, configuration);
            options.OnRejected = (rejected, _) => new(Reject(rejected));
        });
    }

    private static void LimitForms(FormOptions options)
    {
        options.ValueCountLimit = FormValues;
        options.KeyLengthLimit = FormNameCharacters;
        options.ValueLengthLimit = (int)FormBytes;
        options.MultipartBodyLengthLimit = FormBytes;
        options.MultipartHeadersCountLimit = PartHeaders;
        options.MultipartHeadersLengthLimit = PartHeaderBytes;
    }

    private static Task Reject(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.RequestServices.GetRequiredService<SecurityLog>().Refused(rejected.HttpContext);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ErrorResponse.Answer(rejected.HttpContext, StatusCodes.Status429TooManyRequests, Texts.TooMuch.With(seconds));
    }
}
