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

    // Of changes that come at once.
    private const int BurstSeconds = 6;

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
        var changesPerDay = configuration.GetValue("Limits:ChangesPerDay", 50_000);
        var pause = TimeSpan.FromMilliseconds(configuration.GetValue("Limits:RefusalMilliseconds", 250));
        services.Configure<FormOptions>(LimitForms);
        services.AddRateLimiter(options =>
        {
            options.AddPolicy(Door, context => RateLimitPartition.GetFixedWindowLimiter(
                Network.Of(context.Connection.RemoteIpAddress),
                _ => new() { PermitLimit = doorPerMinute, Window = TimeSpan.FromMinutes(1) }));
            options.AddPolicy(Changes, context => RateLimitPartition.Get(
                CurrentUser.Of(context)?.Id ?? 0,
                _ => new PairedLimiter(
                    PairedLimiter.Bucket(changesPerSecond * BurstSeconds, changesPerSecond, TimeSpan.FromSeconds(1)),
                    PairedLimiter.Bucket(changesPerDay, 1, TimeSpan.FromDays(1) / changesPerDay))));
            ReadLimits.Add(options, configuration);
            options.OnRejected = (rejected, cancel) => new(Reject(rejected, pause, cancel));
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

    // A pause before each refusal: whoever asks again as soon as they are answered does so only a few times a second.
    private static async Task Reject(OnRejectedContext rejected, TimeSpan pause, CancellationToken cancel)
    {
        await Task.Delay(pause, cancel);
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        await ErrorResponse.TooMuch(rejected.HttpContext, seconds).ExecuteAsync(rejected.HttpContext);
    }
}
