using System.Globalization;
using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Budgets;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using OurWhats.Tests.Durability;
using OurWhats.Tests.Worlds;

namespace OurWhats.Bench.Wire;

/// <summary>A new installation as a process of its own, where Alice and Bob share five groups, and a seat for each.</summary>
internal sealed class Scene : IAsyncDisposable
{
    /// <summary>The group with the fifty messages.</summary>
    public const string Measured = "Projet web";

    private static readonly string[] Groups = ["Général", "Chorale", "Cantine", "Voyage à Lyon", Measured];

    private readonly Server server = new();
    private readonly LocalCertificate? certificate;
    private IPlaywright playwright = null!;

    private Scene(LocalCertificate? certificate) => this.certificate = certificate;

    /// <summary>The earlier messages, all by Alice; Bob has not read them.</summary>
    public static IReadOnlyList<string> Past { get; } = [.. Phrases.Long(50)];

    public Seat Alice { get; private set; } = null!;

    public Seat Bob { get; private set; } = null!;

    /// <summary>Where Alice's photograph lies.</summary>
    public string Photo { get; private set; } = "";

    public bool IsSecure => certificate is not null;

    /// <summary>Memory of the application before anybody came.</summary>
    public Memory AtRest { get; private set; }

    /// <summary>Memory of the application now.</summary>
    public Memory Memory => Memory.Of(server.ProcessId);

    /// <param name="certificate">For HTTP/2 with TLS; null for HTTP/1.1 without.</param>
    public static async Task<Scene> Set(LocalCertificate? certificate)
    {
        Scene scene = new(certificate);
        var port = await scene.Start();
        scene.AtRest = scene.Memory;
        scene.playwright = await Playwright.CreateAsync();
        await scene.Furnish();
        scene.Photo = Tests.Browser.Budgets.Photo.Take(scene.server.Data);
        scene.Alice = new(scene.playwright, "Alice", port, certificate);
        scene.Bob = new(scene.playwright, "Bob", port, certificate);
        return scene;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var seat in (Seat?[])[Alice, Bob]) await (seat?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        await server.DisposeAsync();
    }

    // Beside TLS there is a plain endpoint, on which nothing is counted.
    private async Task<int> Start()
    {
        if (certificate is null)
        {
            await server.Start();
            return server.Address.Port;
        }

        var port = Ports.Next();
        await server.Start([.. certificate.Settings(port), "--Kestrel:Endpoints:Plain:Url", server.Address.ToString()]);
        return port;
    }

    private async Task Furnish()
    {
        await using var browser = await BrowserSupply.Launch(playwright);
        var alice = await Visit(browser, "Alice");
        await alice.BeginPlace("Lycée Jean-Moulin");
        foreach (var group in Groups) await alice.CreateGroup(group);
        var bob = await Visit(browser, "Bob");
        await bob.SignUp();
        foreach (var group in Groups) await bob.Join(group);
        await alice.Open(Measured);
        await alice.WriteAll(Past);
    }

    private async Task<Visitor> Visit(IBrowser browser, string name)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{server.Address.Port}");
        var context = await browser.NewContextAsync(new() { BaseURL = address, Locale = "fr-FR" });
        return new(name, context, await context.NewPageAsync());
    }
}
