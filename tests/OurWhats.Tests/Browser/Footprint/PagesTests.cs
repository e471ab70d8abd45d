using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Footprint;

public sealed partial class PagesTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task One_finds_ones_footprint_from_the_dashboard_and_sets_a_budget()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        await alice.Open("Chorale");
        await alice.WriteAll(["un", "deux", "trois"]);

        await alice.Go("/");
        await alice.Link("Mon empreinte").ClickAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Img, new() { Name = "Mes données dans le temps" })).ToBeVisibleAsync();
        await alice.Page.GetByText("Voir en tableau").ClickAsync();
        await Expect(alice.Page.Locator("#chart tr")).ToHaveCountAsync(2);
        await alice.Page.GetByLabel("Données par mois, en Mo").FillAsync("-1");
        await alice.Button("Enregistrer le budget").ClickAsync();
        await Expect(alice.Page.GetByText("Indiquez un nombre de Mo entre 0,1 et 1 000 000, ou rien.")).ToBeVisibleAsync();
        await alice.Page.GetByLabel("Données par mois, en Mo").FillAsync("200");
        await alice.Button("Enregistrer le budget").ClickAsync();

        await Expect(alice.Page.GetByText("Budget enregistré.")).ToBeVisibleAsync();
        await Expect(alice.Page.GetByText("sur 200 Mo")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_foot_of_a_page_tells_what_the_browser_received()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        await alice.Open("Chorale");

        var told = alice.Page.Locator("main .w");
        await Expect(told).ToHaveTextAsync(FootLine());
        var (bytes, requests) = (await Received(alice), await alice.Page.EvaluateAsync<int>("performance.getEntriesByType('resource').filter(file => file.transferSize && !file.name.includes('/pulse?')).length + 1"));
        var found = FootLine().Match(await told.InnerTextAsync());
        Assert.Equal(requests, int.Parse(found.Groups["requests"].Value, CultureInfo.InvariantCulture));
        Assert.Equal(await alice.Page.EvaluateAsync<int>("document.querySelectorAll('*').length - document.querySelectorAll('svg *').length"), int.Parse(found.Groups["elements"].Value, CultureInfo.InvariantCulture));
        Assert.Equal(bytes / 1000, double.Parse(found.Groups["size"].Value, CultureInfo.GetCultureInfo("fr-FR")) / (found.Groups["kilo"].Length > 0 ? 1 : 1000), 0.5);
    }

    [Fact]
    public async Task Without_a_script_the_server_tells_what_the_page_weighed()
    {
        await Arrive("Alice");
        var alice = await Stranger("Alice", adapt: options => options.JavaScriptEnabled = false);
        await alice.SignIn();

        await alice.Link("Poids de cette page").ClickAsync();

        await Expect(alice.Page.GetByText("Selon le serveur, cette page a pesé")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_report_prints_and_downloads()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        await alice.Go("/admin");
        await alice.Link("Empreinte du lieu").ClickAsync();
        await alice.Page.GetByLabel("Intensité, en gCO2e par kWh").FillAsync("abc");
        await alice.Button("Enregistrer").Last.ClickAsync();
        await Expect(alice.Page.GetByText("Indiquez un nombre entre 0 et 2 000, comme 44,18.")).ToBeVisibleAsync();
        await alice.Page.GetByLabel("Intensité, en gCO2e par kWh").FillAsync("31");
        await alice.Button("Enregistrer").Last.ClickAsync();
        await Expect(alice.Page.GetByText("Intensité enregistrée.")).ToBeVisibleAsync();

        var csv = await alice.Page.RunAndWaitForDownloadAsync(() => alice.Link("Télécharger en CSV").ClickAsync());
        var pdf = await alice.Page.PdfAsync(new() { Format = "A4" });

        Assert.StartsWith("day,measure,times,bytes_up,bytes_down", await File.ReadAllTextAsync((await csv.PathAsync())!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(pdf.Length > 10_000);
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults")).FullName, "report.pdf"), pdf, TestContext.Current.CancellationToken);
    }

    private static Task<double> Received(Visitor visitor) => visitor.Page.EvaluateAsync<double>("""
        [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].filter(file => !file.name.includes('/pulse?')).reduce((sum, file) => sum + file.transferSize, 0)
        """);

    [GeneratedRegex("^cette page : (?<size>[\\d,]+) (?<kilo>k?)o · (?<requests>\\d+) requêtes? · (?<elements>\\d+) éléments · EcoIndex \\d+ A$")]
    private static partial Regex FootLine();
}
