using OurWhats.Tests.Browser.Visitors;

namespace OurWhats.Bench.Wire;

/// <summary>How long texts take from Enter at one browser to the other's page, on one clock.</summary>
internal sealed class Deliveries(Seat sender, Seat reader)
{
    /// <summary>Runs in every page before its own scripts: notes when Enter is pressed, and when a text is first there.</summary>
    public const string Script = """
        (() => {
          const now = () => performance.timeOrigin + performance.now();
          const bench = window.bench = { enters: [], seen: {} };
          addEventListener('keydown', event => { if (event.key === 'Enter') bench.enters.push(now()); }, true);
          bench.watch = texts => {
            bench.enters.length = 0;
            const awaited = new Set(texts), log = document.querySelector('[role=log]');
            new MutationObserver(() => {
              for (const text of awaited) if (log.textContent.includes(text)) { bench.seen[text] = now(); awaited.delete(text); }
            }).observe(log, { subtree: true, childList: true, characterData: true });
          };
        })()
        """;

    private const float MillisecondsBetweenKeys = 8;

    /// <summary>Types and sends texts, one a second. Gives the milliseconds that each took.</summary>
    public async Task<IReadOnlyList<double>> Of(IReadOnlyList<string> texts)
    {
        foreach (var seat in (Seat[])[sender, reader]) await seat.Page.EvaluateAsync("texts => bench.watch(texts)", texts);
        using PeriodicTimer second = new(TimeSpan.FromSeconds(1));
        foreach (var text in texts)
        {
            await Send(sender.Visitor, text);
            await second.WaitForNextTickAsync();
        }

        await reader.Visitor.Sees(texts[^1]);
        var sent = await sender.Page.EvaluateAsync<double[]>("bench.enters");
        var seen = await reader.Page.EvaluateAsync<double[]>("texts => texts.map(text => bench.seen[text])", texts);
        return [.. seen.Zip(sent, (there, here) => there - here)];
    }

    private static async Task Send(Visitor visitor, string text)
    {
        await visitor.Composer.ClickAsync();
        await visitor.Composer.PressSequentiallyAsync(text, new() { Delay = MillisecondsBetweenKeys });
        await visitor.Composer.PressAsync("Enter");
    }
}
