using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class RestartTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task A_page_open_during_a_restart_says_so_and_catches_up_by_itself()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        var bob = await Arrive("Bob");
        await bob.Join("Chorale");
        var bobsDashboard = await OtherDevice(bob);
        await alice.Open("Chorale");
        await alice.Write("avant la panne");
        await bob.Sees("avant la panne");
        var offline = bob.Page.GetByText("Hors connexion, nouvelle tentative…");
        await Expect(offline).ToBeHiddenAsync();

        await Application.Stop();
        await Expect(offline).ToBeVisibleAsync();
        await Expect(bobsDashboard.Page.GetByText("Hors connexion, nouvelle tentative…")).ToBeVisibleAsync();
        await Application.Start();
        await alice.Open("Chorale");
        await alice.WriteAll(["après un", "après deux", "après trois"]);

        await Expect(offline).ToBeHiddenAsync();
        await bob.Sees("après trois");
        Assert.Equal(["Bob a rejoint le groupe", "avant la panne", "après un", "après deux", "après trois"], await bob.Texts());
        await bobsDashboard.SeesNothingUnread("Chorale");
        await Expect(bobsDashboard.Row("Chorale")).ToContainTextAsync("après trois");
    }

    [Fact]
    public async Task What_was_typed_during_an_outage_is_still_there_and_is_sent_after_it()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Tu es là ?");
        await bob.Open("Alice");

        await Application.Stop();
        await alice.Composer.FillAsync("Toujours là ?");
        await alice.Button("Envoyer").ClickAsync();
        await alice.SeesWaiting("Toujours là ?");
        await Application.Start();

        await bob.Sees("Toujours là ?");
        await alice.Sees("Toujours là ?");
        await alice.SeesNothingWaiting();
        await Expect(alice.Composer).ToHaveValueAsync("");
    }
}
