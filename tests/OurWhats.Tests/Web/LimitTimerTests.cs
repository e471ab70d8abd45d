using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OurWhats.Shared.Web;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

public sealed class LimitTimerTests
{
    [Fact]
    public async Task People_who_read_wake_nothing_afterwards()
    {
        const int People = 3000;
        await using var world = await World.Start();
        var options = world.Installation.Services.GetRequiredService<IOptions<RateLimiterOptions>>().Value;

        var before = Timer.ActiveCount;
        for (var person = 1; person <= People; person++)
        {
            using var lease = await options.GlobalLimiter!.AcquireAsync(Reading(person), 1, TestContext.Current.CancellationToken);
            Assert.True(lease.IsAcquired);
        }

        // Of the whole process: other tests have some too.
        Assert.InRange(Timer.ActiveCount - before, long.MinValue, People / 3);
    }

    private static DefaultHttpContext Reading(long person)
    {
        DefaultHttpContext context = new();
        context.Request.Method = HttpMethods.Get;
        var name = person.ToString(CultureInfo.InvariantCulture);
        context.Features.Set(new CurrentUser(
            person,
            name,
            name,
            Languages.Find("fr"),
            TimeZoneInfo.Utc,
            IsAdministrator: false,
            Session: name,
            MediaDisplay.Thumbnails,
            SavesData: false,
            CancellationToken.None));
        return context;
    }
}
