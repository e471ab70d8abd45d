using Microsoft.Extensions.DependencyInjection;
using OurWhats.Footprint.Recording;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;

namespace OurWhats.Tests.Browser.Budgets;

/// <summary>
/// The scenario of the measurements: Alice and Bob share five groups, one of them with forty messages by Alice.
/// </summary>
public abstract class BudgetJourney(Chromium chromium) : Journey(chromium)
{
    protected const string Measured = "Projet web";

    /// <summary>What holds grow to.</summary>
    protected const int GrownHoldSeconds = 240;

    private static readonly string[] Groups = ["Général", "Chorale", "Cantine", "Voyage à Lyon", Measured];

    /// <summary>
    /// Has a browser's pages ask plainly, as where a proxy keeps an answer until it is whole. Their holds are long from the
    /// start: what the end of one costs is part of silence.
    /// </summary>
    protected static Task AskPlainly(Visitor visitor) =>
        visitor.Context.AddInitScriptAsync($"if (location.protocol === 'http:') Object.assign(sessionStorage, {{ plain: 9e15, hold: {GrownHoldSeconds} }})");

    protected async Task<(Visitor Alice, Visitor Bob)> Furnish(Uri? alicesWire = null, bool isPlain = false)
    {
        var alice = await Arrive("Alice", through: alicesWire);
        if (isPlain) await AskPlainly(alice);
        foreach (var group in Groups) await alice.CreateGroup(group);
        var bob = await Arrive("Bob");
        foreach (var group in Groups) await bob.Join(group);
        foreach (var group in Groups[..^1])
        {
            await alice.Open(group);
            await alice.Write($"Bienvenue dans {group}");
        }

        await alice.Open(Measured);
        await alice.WriteAll(Phrases.Long(40));
        await bob.Open(Measured);
        await bob.Page.CloseAsync();
        // Figures that grow much while one looks are worth sending again; what this scene took is no part of what is measured.
        Assert.True(await Application.Services.GetRequiredService<UsageWriter>().Write(TestContext.Current.CancellationToken));
        return (alice, bob);
    }
}
