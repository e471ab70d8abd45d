using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Losing;

/// <summary>A page is left at each moment of a send.</summary>
public sealed class MomentTests(Chromium chromium) : LosingJourney(chromium)
{
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Before_it_is_sent_the_text_is_there_when_one_comes_back(string way)
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);
        await alice.Open("Bob");

        await alice.Composer.FillAsync("Une phrase à peine commen");
        var tab = await LeaveAndComeBack(line, alice, way);

        await Expect(tab.Composer).ToHaveValueAsync("Une phrase à peine commen");
        Assert.Equal(["Un"], await bob.Texts());
    }

    [Fact]
    public async Task Once_it_has_arrived_it_is_there_once_after_a_reload_that_its_answer_did_not_await()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);

        line.SwallowAnswers();
        await alice.Composer.FillAsync("Deux");
        await alice.Composer.PressAsync("Enter");
        await bob.Sees("Deux");
        var reload = alice.Page.ReloadAsync();
        line.Mend();
        await reload;

        await alice.Sees("Deux");
        await BothHave(alice, bob, "Un", "Deux");
    }

    [Fact]
    public async Task A_silent_line_that_is_well_again_after_a_reload_has_it_arrive_once()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);

        await SendInto(line, alice, "Deux");
        var reload = alice.Page.ReloadAsync();
        line.Mend();
        await reload;

        await bob.Sees("Deux");
        await alice.Sees("Deux");
        await BothHave(alice, bob, "Un", "Deux");
    }

    [Fact]
    public async Task On_a_slow_line_a_reload_at_once_loses_nothing()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);
        var text = string.Join(' ', Enumerable.Repeat("long", 700));

        line.Slow(bytesPerSecond: 8_000, latency: TimeSpan.FromMilliseconds(100));
        await alice.Composer.FillAsync(text);
        await alice.Composer.PressAsync("Enter");
        await alice.Page.ReloadAsync();

        await bob.Sees(text);
        line.Mend();
        await BothHave(alice, bob, "Un", text);
    }

    [Fact]
    public async Task A_line_that_is_cut_while_a_message_is_on_its_way_has_it_arrive_once()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);

        await SendInto(line, alice, "Deux");
        line.Cut();
        await Expect(alice.Page.GetByText("Hors connexion")).ToBeVisibleAsync();
        line.Mend();

        await Arrives(alice, bob, "Deux");
        await BothHave(alice, bob, "Un", "Deux");
    }
}
