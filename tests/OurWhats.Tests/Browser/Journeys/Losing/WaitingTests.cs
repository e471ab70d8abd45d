using System.Text.RegularExpressions;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Wire;
using OurWhats.Tests.Worlds;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Losing;

/// <summary>A message on its way waits on the device until it is acknowledged, and leaves by itself, once.</summary>
public sealed partial class WaitingTests(Chromium chromium) : LosingJourney(chromium)
{
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_message_that_the_line_lost_leaves_by_itself_when_one_comes_back(string way)
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);
        await alice.Open("Bob");

        await SendInto(line, alice, "Deux");
        var tab = await LeaveAndComeBack(line, alice, way);

        await bob.Sees("Deux");
        await tab.Sees("Deux");
        await BothHave(tab, bob, "Un", "Deux");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Once_it_has_arrived_it_is_there_once_though_its_answer_was_lost(string way)
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);
        await alice.Open("Bob");

        line.SwallowAnswers();
        await alice.Composer.FillAsync("Deux");
        await alice.Composer.PressAsync("Enter");
        await bob.Sees("Deux");
        var tab = await LeaveAndComeBack(line, alice, way);

        await tab.Sees("Deux");
        await Expect(tab.Composer).ToHaveValueAsync("");
        await tab.Write("Trois"); // after whatever the page sent by itself
        await BothHave(tab, bob, "Un", "Deux", "Trois");
    }

    [Fact]
    public async Task A_line_that_is_cut_and_well_again_needs_nobody_to_press_anything()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);

        line.Cut();
        foreach (var text in (string[])["Deux", "Trois"])
        {
            await alice.Composer.FillAsync(text);
            await alice.Composer.PressAsync("Enter");
        }

        await Expect(alice.Page.GetByText("Hors connexion")).ToBeVisibleAsync();
        line.Mend();

        await bob.Sees("Trois");
        await BothHave(alice, bob, "Un", "Deux", "Trois");
    }

    [Fact]
    public async Task After_five_seconds_of_silence_it_says_that_it_waits()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);

        await SendInto(line, alice, "Deux");
        var start = Environment.TickCount64;
        await Expect(alice.Page.GetByText(Waiting()).First).ToBeVisibleAsync();
        Assert.InRange(Environment.TickCount64 - start, 2_000, 30_000);
        line.Mend();

        await bob.Sees("Deux");
        await Expect(alice.Page.GetByText(Waiting()).First).ToBeHiddenAsync();
        await BothHave(alice, bob, "Un", "Deux");
    }

    [Fact]
    public async Task What_waits_can_be_kept_back_and_is_in_the_field_again()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);

        line.Cut();
        await alice.Composer.FillAsync("Pas encore");
        await alice.Composer.PressAsync("Enter");
        await alice.Button("Ne pas envoyer").ClickAsync();
        await Expect(alice.Composer).ToHaveValueAsync("Pas encore");
        line.Mend();
        await Expect(alice.Page.GetByText("Hors connexion")).ToBeHiddenAsync();
        await alice.Page.ReloadAsync();

        await Expect(alice.Composer).ToHaveValueAsync("Pas encore");
        Assert.Equal(["Un"], await bob.Texts());
    }

    [Fact]
    public async Task A_browser_killed_while_a_message_waits_sends_it_when_it_starts_again()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var bob = await Arrive("Bob");
        await using ChromiumProfile killed = new();
        Profile = killed;
        var alice = await Arrive("Alice", line.Address);
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");
        var conversation = PathOf(alice);
        await SendInto(line, alice, "Juste avant la panne");
        await Until.IsTrue(() => killed.Holds("Juste avant la panne"), "it was on the disk");

        await killed.Kill();
        line.Cut();
        line.Mend();
        var again = await Stranger("Alice", line.Address);
        await again.Go(conversation);
        await Expect(again.Composer.Or(again.Button("Se connecter"))).ToBeVisibleAsync();
        if (await again.Button("Se connecter").IsVisibleAsync()) await again.FillSignIn();

        await bob.Sees("Juste avant la panne");
        await BothHave(again, bob, "Un", "Juste avant la panne");
    }

    [Fact]
    public async Task More_characters_than_a_browser_sends_behind_a_page_are_refused_with_a_sentence()
    {
        var (alice, _) = await TwoWhoTalk();
        var tooLong = new string('x', 70_000);

        await alice.Composer.FillAsync(tooLong);
        await alice.Composer.PressAsync("Enter");

        await Expect(alice.Page.GetByText("C'est trop long pour être envoyé.")).ToBeVisibleAsync();
        await Expect(alice.Composer).ToHaveValueAsync(tooLong);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_first_message_that_the_line_lost_leaves_when_its_page_is_opened_anew(bool isSwallowed)
    {
        await using var line = BadLine.To(Application.Address.Port);
        var alice = await Arrive("Alice", line.Address);
        var (bob, claire) = (await Arrive("Bob"), await Arrive("Claire"));
        await alice.WriteTo(claire, "Un");
        await alice.Go("/people/bob");

        if (isSwallowed)
        {
            await SendInto(line, alice, "Premier");
        }
        else
        {
            line.Cut();
            await alice.Composer.FillAsync("Premier");
            await alice.Composer.PressAsync("Enter");
            await alice.SeesWaiting("Premier");
        }

        var tab = await LeaveAndComeBack(line, alice, "close"); // which leads to the conversation once it has left

        await tab.Sees("Premier");
        await Expect(tab.Composer).ToHaveValueAsync("");
        await bob.Open("Alice");
        Assert.Equal(["Premier"], await bob.Texts());
    }

    [Fact]
    public async Task What_is_sent_before_its_script_has_come_stays_in_the_field_with_a_sentence()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var alice = await Arrive("Alice", line.Address);
        var bob = await Arrive("Bob");
        await alice.Go("/people/bob");

        line.Cut();
        await alice.Composer.FillAsync("Premier");
        await alice.Composer.PressAsync("Enter");
        await Expect(alice.Button("Réessayer")).ToBeVisibleAsync();
        await Expect(alice.Composer).ToHaveValueAsync("Premier");
        line.Mend();
        await alice.Button("Réessayer").ClickAsync();

        await alice.Sees("Premier");
        await bob.Open("Alice");
        Assert.Equal(["Premier"], await bob.Texts());
    }

    [GeneratedRegex("en attente", RegexOptions.IgnoreCase)]
    private static partial Regex Waiting();
}
