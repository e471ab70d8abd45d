using Microsoft.Extensions.DependencyInjection;
using OurWhats.Messaging.Conversations;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class MuteTests
{
    private const string Noon = "2026-11-03T11:00:00Z";

    [Fact]
    public async Task A_muted_conversation_counts_on_its_own_row_only()
    {
        await using var world = await World.Start();
        var (bob, quiet, loud) = await Two(world);

        await bob.Mutes(quiet, "always");
        await world.Alice.Says(quiet, Some.Text());

        var dashboard = await bob.Dashboard();
        Assert.Equal("en sourdine, 2 messages non lus", dashboard.Badge(quiet));
        Assert.Equal("1 message non lu", dashboard.Badge(loud));
        Assert.Equal((1, "(1) OurWhats"), (dashboard.Unread, dashboard.Title));
        Assert.Equal(1, (await bob.Get("/me")).Unread);
    }

    [Fact]
    public async Task Taking_the_mute_back_makes_it_count_again()
    {
        await using var world = await World.Start();
        var (bob, quiet, loud) = await Two(world);
        await bob.Mutes(quiet, "week");
        Assert.Equal(1, (await bob.Dashboard()).Unread);

        await bob.Mutes(quiet, "");

        var dashboard = await bob.Dashboard();
        Assert.Equal(2, dashboard.Unread);
        Assert.Equal("1 message non lu", dashboard.Badge(quiet));
        Assert.NotNull(dashboard.Badge(loud));
    }

    [Theory]
    [InlineData("hours", 8 * 60)]
    [InlineData("week", 7 * 24 * 60)]
    public async Task When_its_time_is_over_it_counts_again_by_itself(string time, int minutes)
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, Noon));
        var (bob, quiet, _) = await Two(world);
        await bob.Mutes(quiet, time);

        clock!.Now = clock.Now.AddMinutes(minutes - 1);
        var before = (await bob.Get("/me")).Unread;
        clock.Now = clock.Now.AddMinutes(1);
        var after = await bob.Get("/me");

        Assert.Equal(1, before);
        Assert.Equal(2, after.Unread);
        Assert.Equal("1 message non lu", after.Badge(quiet));
    }

    [Fact]
    public async Task Pages_that_are_kept_or_open_are_told_when_its_time_is_over()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, Noon));
        var (bob, quiet, _) = await Two(world);
        await bob.Mutes(quiet, "hours");
        var page = await bob.Dashboard();
        var poll = bob.Polls(page.Cursor, holdSeconds: 200);
        await world.UntilHeld(1);

        clock!.Now = clock.Now.AddHours(8);
        await using (var scope = world.Installation.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ConversationSettings>().EndExpiredMutes(TestContext.Current.CancellationToken);

        var told = (await poll).Must(200);
        Assert.Equal("2", told.Partial("#n"));
        Assert.Equal("1 message non lu", told.Badge(quiet));
        (await bob.Get("/", ("If-None-Match", page.Tag!))).Must(200);
    }

    [Fact]
    public async Task Always_lasts()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, Noon));
        var (bob, quiet, _) = await Two(world);
        await bob.Mutes(quiet, "always");

        clock!.Now = clock.Now.AddYears(50);
        await using (var scope = world.Installation.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ConversationSettings>().EndExpiredMutes(TestContext.Current.CancellationToken);

        await bob.SignIn(); // sessions do not last so long
        Assert.Equal(1, (await bob.Dashboard()).Unread);
        Assert.Contains("En sourdine jusqu'à nouvel ordre.", (await bob.Get($"/c/{quiet}/options")).Must(200).Html.Replace("&#x27;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_options_say_until_when_by_the_persons_clock()
    {
        await using var world = await World.Start(adapt: builder => Clock.At(builder, Noon));
        var (bob, quiet, _) = await Two(world);

        await bob.Mutes(quiet, "hours");

        Assert.Contains("mardi 3 novembre 2026 20:00", (await bob.Get($"/c/{quiet}/options")).Must(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_pages_of_the_person_are_told_and_nobody_else()
    {
        await using var world = await World.Start();
        var (bob, quiet, _) = await Two(world);
        var open = await bob.Reads(quiet);
        var alices = (await world.Alice.Dashboard()).Cursor;
        var (onDashboard, inConversation) = (bob.Polls((await bob.Dashboard()).Cursor, holdSeconds: 200), bob.Polls(open.Cursor, quiet, holdSeconds: 200));
        await world.UntilHeld(2);

        await bob.Mutes(quiet, "always");

        Assert.Equal("en sourdine", (await onDashboard).Must(200).Badge(quiet));
        var there = (await inConversation).Must(200);
        Assert.Equal("en sourdine", there.Badge(quiet));
        Assert.Contains("Options, en sourdine", there.Partial("#keep"), StringComparison.Ordinal);
        (await world.Alice.Polls(alices)).Must(304);
    }

    private static async Task<(Person Bob, long Quiet, long Loud)> Two(World world)
    {
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var quiet = await world.Alice.WritesTo(bob, Some.Text());
        return (bob, quiet, await chloe.WritesTo(bob, Some.Text()));
    }
}
