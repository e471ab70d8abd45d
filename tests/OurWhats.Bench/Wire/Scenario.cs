using Microsoft.Playwright;
using OurWhats.Tests.Browser.Budgets;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Bench.Wire;

/// <summary>The steps S1 to S9 that other web chats were measured with, in the same order (README.md says what each is).</summary>
internal sealed class Scenario(Scene scene, WireOptions options, Measures measures)
{
    // With the 20 of each run: more than 100 in three.
    private const int TimedMessages = 34;

    private const int SecondsUntilGone = 10;

    private const string PhotoText = "Le jardin";

    private Seat Alice => scene.Alice;

    private Seat Bob => scene.Bob;

    public async Task Play()
    {
        measures.AtRest = scene.AtRest;
        await Alice.Open();
        await SignIn(Alice);
        await Alice.Visitor.Open(Scene.Measured);
        await Bob.Open();
        await ColdLoad();
        await Reload();
        await Return();
        await OpenConversation();
        measures.WithBoth = scene.Memory;
        await Talk();
        await BeSilent();
        await SendPhoto();
        await Leave();
    }

    // From the address as people type it.
    private async Task ColdLoad()
    {
        measures.ColdLoad = await Measure(Bob, () => SignIn(Bob));
        measures.ListElements = await Elements();
        await CheckProtocol();
    }

    private async Task Reload() => measures.Reload = await Measure(Bob, async () =>
    {
        await Bob.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await SeesList(Bob);
    });

    private async Task Return()
    {
        await Bob.Close();
        await Bob.Open();
        measures.Return = await Measure(Bob, async () =>
        {
            await Bob.Visitor.Go("/");
            await SeesList(Bob);
        });
    }

    private async Task OpenConversation()
    {
        measures.Opening = await Measure(Bob, async () =>
        {
            await Bob.Visitor.Row(Scene.Measured).ClickAsync();
            await Bob.Visitor.Sees(Scene.Past[^1]);
        });
        measures.More = await Measure(Bob, async () =>
        {
            await Bob.Visitor.Link("Voir plus").ClickAsync();
            await Bob.Visitor.Sees(Scene.Past[0]);
        });
        measures.Shown = (await Bob.Visitor.Texts()).Intersect(Scene.Past).Count();
        measures.OpenElements = await Elements();
    }

    // What the reader's page says after two seconds of quiet is part of the twenty.
    private async Task Talk()
    {
        Deliveries deliveries = new(Alice, Bob);
        await Alice.Wire.UntilQuiet();
        var (alices, bobs) = (new Mark(Alice.Wire), new Mark(Bob.Wire));
        measures.Delivered = await deliveries.Of(Phrases.Marked("s4x", Measures.Messages));
        await Bob.Wire.UntilQuiet(seconds: 3);
        (measures.Sending, measures.Reading) = (alices.Since(), bobs.Since());
        measures.DeliveredLater = await deliveries.Of(Phrases.Marked("dtx", TimedMessages));
    }

    private async Task BeSilent()
    {
        foreach (var seat in (Seat[])[Bob, Alice]) await seat.Wire.UntilQuiet(seconds: 3);
        Mark mark = new(Bob.Wire);
        await Task.Delay(TimeSpan.FromSeconds(options.IdleSeconds));
        measures.Silence = mark.Since();
        measures.SilentMinutes = measures.Silence.Milliseconds / 60_000;
    }

    // The ordinary way: with whatever the composer proposes by itself.
    private async Task SendPhoto()
    {
        var (alices, bobs) = (new Mark(Alice.Wire), new Mark(Bob.Wire));
        await Alice.Page.GetByLabel("Joindre des fichiers").SetInputFilesAsync(scene.Photo);
        await Alice.Visitor.Composer.FillAsync(PhotoText);
        await Alice.Visitor.Button("Envoyer").ClickAsync();
        var thumbnail = Bob.Visitor.Message(PhotoText).Locator("img");
        await Expect(thumbnail).ToBeAttachedAsync(new() { Timeout = 60_000 });
        await thumbnail.ScrollIntoViewIfNeededAsync(); // he reads further up, where it is not loaded before he comes down
        await Expect(thumbnail).ToHaveJSPropertyAsync("complete", true);
        bobs.IsReady();
        foreach (var seat in (Seat[])[Bob, Alice]) await seat.Wire.UntilQuiet(seconds: 3);
        (measures.PhotoSent, measures.PhotoReceived) = (alices.Since(), bobs.Since());
    }

    private async Task Leave()
    {
        await Bob.Close();
        await Alice.Close();
        await Task.Delay(TimeSpan.FromSeconds(SecondsUntilGone));
        measures.Afterwards = scene.Memory;
    }

    private static async Task SignIn(Seat seat)
    {
        await seat.Visitor.Go("/");
        await seat.Visitor.FillSignIn();
        await SeesList(seat);
    }

    private static async Task SeesList(Seat seat)
    {
        await seat.Visitor.SeesDashboard();
        await Expect(seat.Visitor.Row(Scene.Measured)).ToBeVisibleAsync();
    }

    private static async Task<Traffic> Measure(Seat seat, Func<Task> act)
    {
        Mark mark = new(seat.Wire);
        await act();
        mark.IsReady();
        await seat.Wire.UntilQuiet();
        return mark.Since();
    }

    private async Task<double> Elements() => await Bob.Page.EvaluateAsync<int>("document.querySelectorAll('*').length");

    // What is said of a protocol is worth something only if it was that protocol, and compressed.
    private async Task CheckProtocol()
    {
        var spoken = await Bob.Page.EvaluateAsync<string>("performance.getEntriesByType('navigation')[0].nextHopProtocol");
        var encoding = await Bob.Page.EvaluateAsync<string>("fetch('/groups', { method: 'GET' }).then(answer => answer.headers.get('content-encoding'))");
        var wanted = scene.IsSecure ? "h2" : "http/1.1";
        if ((spoken, encoding) != (wanted, "br")) throw new InvalidOperationException($"Wanted {wanted} and br, got {spoken} and {encoding}.");
    }
}
