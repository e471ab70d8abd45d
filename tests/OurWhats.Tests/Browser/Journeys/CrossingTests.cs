using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class CrossingTests(Chromium chromium) : Journey(chromium)
{
    private const int Each = 20;

    [Fact]
    public async Task Messages_that_cross_on_the_wire_are_all_there_once_and_in_the_same_order()
    {
        await using var slowLine = CountingProxy.To(Application.Address.Port, TimeSpan.FromMilliseconds(40));
        var alice = await Arrive("Alice", through: slowLine.Address);
        var bob = await Arrive("Bob", through: slowLine.Address);
        await alice.WriteTo(bob, "Prêt ?");
        await bob.Open("Alice");

        await Task.WhenAll(WriteFast(alice), WriteFast(bob));

        await Expect(alice.Messages).ToHaveCountAsync(1 + 2 * Each);
        await Expect(bob.Messages).ToHaveCountAsync(1 + 2 * Each);
        await slowLine.UntilQuiet();
        var (alices, bobs) = (await alice.Texts(), await bob.Texts());
        Assert.Equal(alices, bobs);
        Assert.Equal(Enumerable.Range(1, Each).Select(i => $"Alice {i}"), alices.Where(text => text.StartsWith("Alice", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(1, Each).Select(i => $"Bob {i}"), alices.Where(text => text.StartsWith("Bob", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_typed_before_the_last_message_was_acknowledged_is_sent_too()
    {
        await using var slowLine = CountingProxy.To(Application.Address.Port, TimeSpan.FromMilliseconds(150));
        var alice = await Arrive("Alice", through: slowLine.Address);
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");
        await alice.Composer.FocusAsync();

        foreach (var text in (string[])["Deux", "Trois", "Quatre"])
        {
            await alice.Page.Keyboard.TypeAsync(text);
            await alice.Page.Keyboard.PressAsync("Enter");
        }

        await Expect(bob.Messages).ToHaveCountAsync(4);
        Assert.Equal(["Un", "Deux", "Trois", "Quatre"], await bob.Texts());
        await Expect(alice.Messages).ToHaveCountAsync(4);
        Assert.Equal(["Un", "Deux", "Trois", "Quatre"], await alice.Texts());
        await Expect(alice.Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task An_answer_that_comes_after_later_messages_takes_its_place_before_them()
    {
        var alice = await Arrive("Alice");
        await alice.Context.AddInitScriptAsync("sessionStorage.plain = 9e15"); // where a stream tells, the answer shows nothing
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");
        TaskCompletionSource later = new();
        await alice.Page.RouteAsync("**/c/1?*", async route =>
        {
            var answer = await route.FetchAsync();
            await later.Task;
            await route.FulfillAsync(new() { Response = answer });
        });

        await alice.Composer.FillAsync("Deux");
        await alice.Composer.PressAsync("Enter");
        await bob.Sees("Deux");
        foreach (var text in (string[])["Trois", "Quatre", "Cinq"]) await bob.Write(text);
        await alice.Sees("Cinq");
        later.SetResult();
        await alice.Sees("Deux");

        await alice.SeesNothingWaiting();
        Assert.Equal(["Un", "Deux", "Trois", "Quatre", "Cinq"], await alice.Texts());
    }

    private static async Task WriteFast(Visitor visitor)
    {
        for (var i = 1; i <= Each; i++)
        {
            await visitor.Composer.FillAsync($"{visitor.Name} {i}");
            await visitor.Composer.PressAsync("Enter");
            await Expect(visitor.Composer).ToHaveValueAsync("");
        }
    }
}
