using System.Text.RegularExpressions;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed partial class CopyingTests(Chromium chromium) : Journey(chromium)
{
    private static readonly string Tall = string.Join('\n', Enumerable.Range(1, 60).Select(i => $"ligne {i}"));

    [Fact]
    public async Task A_copied_group_says_of_each_message_who_what_and_when_and_nothing_else()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.CreateGroup("Chorale");
        await bob.Join("Chorale");
        await bob.WriteAll(["un", "deux\nlignes", Tall, .. Enumerable.Range(0, 45).Select(i => $"chant {i}")]);
        await alice.Open("Chorale");
        await alice.WriteAll(["trois", "quatre"]);
        await alice.Page.GotoAsync(new Uri(alice.Page.Url).AbsolutePath + "?before=7");
        await alice.Sees("deux\nlignes");
        var head = await Copy(alice);
        await alice.Page.GotoAsync(new Uri(alice.Page.Url).AbsolutePath);
        await alice.Sees("quatre");
        var end = await Copy(alice);

        Assert.Equal(
            Clocked($"Aujourd'hui\nBob a rejoint le groupe\nBob\nun 00:00\nBob\ndeux\nlignes 00:00\nBob\n{Tall} 00:00\nBob\nchant 0 00:00"),
            Clocked(head[head.IndexOf("Aujourd'hui", StringComparison.Ordinal)..].Replace("Alice a créé le groupe\n", "", StringComparison.Ordinal)));
        Assert.EndsWith(Clocked("Bob\nchant 44 00:00\nAlice\ntrois 00:00\nAlice\nquatre 00:00"), Clocked(end), StringComparison.Ordinal);
        foreach (var hidden in (string[])["Voir plus", "lu", "✓", "⋮", "suite", "Aller à la fin"])
            Assert.DoesNotContain(hidden, head + end, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_does_a_conversation_between_two_in_which_one_is_quoted()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "question");
        await bob.Open("Alice");
        await bob.Time("question").ClickAsync();
        await bob.Sheet.GetByText("Répondre").ClickAsync();
        await Expect(bob.Composer).ToBeFocusedAsync();
        await bob.Write("réponse");
        await alice.Edit("question", "vraie question");

        await bob.Sees("vraie question");
        Assert.Equal(
            Clocked("Aujourd'hui\nAlice\nvraie question modifié 00:00\nBob\nréponse 00:00"),
            Clocked(await Copy(bob)));
    }

    // The names that are copied take no room, and nobody sees them.
    [Fact]
    public async Task Names_that_are_only_copied_do_not_show()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        await alice.Open("Chorale");
        await alice.Write("un");
        await alice.Write("deux");
        await alice.Page.ReloadAsync();
        await alice.Sees("deux");

        var heights = await alice.Page.EvaluateAsync<double[]>("[...document.querySelectorAll('#messages .me')].map(line => line.querySelector('p').getBoundingClientRect().top - line.getBoundingClientRect().top)");

        Assert.Equal(2, heights.Length);
        Assert.All(heights, height => Assert.InRange(height, 5, 6.5)); // the padding alone
        await Expect(alice.Message("deux").GetByText("Alice")).ToHaveCountAsync(1);
    }

    private static async Task<string> Copy(Visitor visitor)
    {
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visitor.Page.BringToFrontAsync();
        await visitor.Page.EvaluateAsync("getSelection().selectAllChildren(document.getElementById('messages'))");
        await visitor.Page.Keyboard.PressAsync("Control+C");
        var (copied, selected) = (
            await visitor.Page.EvaluateAsync<string>("navigator.clipboard.readText()"),
            await visitor.Page.EvaluateAsync<string>("getSelection().toString()"));
        Assert.Equal(selected.Trim(), copied.Trim());
        return copied.Trim();
    }

    // Whatever the clock shows.
    private static string Clocked(string text) => Clock().Replace(text, "00:00");

    [GeneratedRegex(@"\b\d\d:\d\d\b")]
    private static partial Regex Clock();
}
