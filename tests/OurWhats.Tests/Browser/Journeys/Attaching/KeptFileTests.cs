using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Attaching;

/// <summary>Files that were attached are there again when their page is.</summary>
public sealed class KeptFileTests(Chromium chromium) : AttachingJourney(chromium)
{
    [Fact]
    public async Task Attached_files_come_back_as_they_were_to_be_sent_and_leave_once()
    {
        var (alice, bob) = await TwoWhoTalk();
        await Choose(alice, await Papers.Picture(alice.Page, "jardin.jpg", 300, 200), Papers.Document("plan.pdf", 20_000));
        await SeesWhole(alice, "jardin.jpg");
        await SeesWhole(alice, "plan.pdf");
        await Attached(alice, "jardin.jpg").GetByLabel("Description de l'image").FillAsync("Les tomates");
        await alice.Composer.FillAsync("Le jardin");

        await alice.Go("/");
        await alice.Open("Bob");
        await Expect(Attached(alice, "jardin.jpg").GetByLabel("Description de l'image")).ToHaveValueAsync("Les tomates");
        await SeesWhole(alice, "jardin.jpg");
        await SeesWhole(alice, "plan.pdf");
        await Attached(alice, "plan.pdf").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Retirer plan.pdf" }).ClickAsync();
        await alice.Page.ReloadAsync();
        await SeesWhole(alice, "jardin.jpg");
        await Expect(alice.Page.Locator("#composer .files li")).ToHaveCountAsync(1);
        await Send(alice);

        Assert.Single(await Received(bob, "Le jardin"));
        await Expect(bob.Message("Le jardin").GetByAltText("Les tomates")).ToBeAttachedAsync();
        await alice.SeesNothingWaiting();
        await alice.Page.ReloadAsync();
        await alice.Sees("Le jardin");
        await Expect(alice.Page.Locator("#composer .files li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Files_of_a_message_that_waits_leave_with_it_or_come_back_with_it_after_a_reload()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(wire.Address);
        foreach (var (name, isSent) in (IEnumerable<(string, bool)>)[("un.pdf", false), ("deux.pdf", true)])
        {
            await Choose(alice, Papers.Document(name, 2_000));
            await SeesWhole(alice, name);
            await alice.Composer.FillAsync("Avec " + name);
            wire.IsStuck = true;
            await alice.Composer.PressAsync("Enter");
            await alice.SeesWaiting($"Avec {name}\n{name}");
            await alice.Page.RouteAsync("**/c/*", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
            wire.IsStuck = false;
            await alice.Page.ReloadAsync();
            await alice.SeesWaiting($"Avec {name}\n{name}");
            await Expect(alice.Page.Locator("#composer .files li")).ToHaveCountAsync(0);

            if (!isSent)
            {
                await alice.Button("Ne pas envoyer").ClickAsync();
                await SeesWhole(alice, name);
                await Expect(alice.Composer).ToHaveValueAsync("Avec " + name);
            }

            await alice.Page.UnrouteAllAsync();
            if (!isSent) await Send(alice);
            Assert.Single(await Received(bob, "Avec " + name));
            await alice.SeesNothingWaiting();
        }
    }

    [Fact]
    public async Task Whoever_comes_next_on_the_device_finds_no_file()
    {
        var (alice, bob) = await TwoWhoTalk();
        var conversation = alice.Page.Url;
        await Choose(alice, Papers.Document("plan.pdf", 2_000));
        await SeesWhole(alice, "plan.pdf");

        await alice.Context.ClearCookiesAsync(); // the session has ended, but nobody signed out
        Visitors.Visitor next = new("Bob", alice.Context, alice.Page);
        await next.SignIn();
        await next.Go(conversation);
        await next.Composer.FillAsync("Bonjour");
        await next.Page.WaitForFunctionAsync("() => localStorage.words");
        await next.Page.ReloadAsync();
        await Expect(next.Composer).ToHaveValueAsync("Bonjour");

        await Expect(next.Page.Locator("#composer .files li")).ToHaveCountAsync(0);
        var names = await next.Page.EvaluateAsync<string[]>("""
            () => new Promise(found => {
              const request = indexedDB.open('kept');
              request.onsuccess = () => {
                const names = request.result.transaction('kept').objectStore('kept').getAllKeys();
                names.onsuccess = () => found(names.result);
              };
            })
            """);
        Assert.DoesNotContain(names, name => name.StartsWith("file", StringComparison.Ordinal));
        Assert.Equal(bob.Name, next.Name);
    }
}
