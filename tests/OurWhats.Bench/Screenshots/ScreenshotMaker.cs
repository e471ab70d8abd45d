using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Durability;

namespace OurWhats.Bench.Screenshots;

/// <summary>The pictures of the README, taken of a new demo: a conversation on a desk by day, the dashboard on a phone by night.</summary>
internal static partial class ScreenshotMaker
{
    private const string Person = "ines";
    private const string Group = "Sortie à Lyon";
    private const int QualityPercent = 80;

    /// <summary>Writes them into the folder named, or into docs/images. Gives the exit code.</summary>
    public static async Task<int> Run(string[] args)
    {
        var folder = Directory.CreateDirectory(args.Length > 0 ? args[0] : "docs/images").FullName;
        await using Server server = new();
        await server.Start("--demo");
        var password = Password().Match(server.Log).Groups["password"].Value;
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await BrowserSupply.Launch(playwright, isShell: true);

        var desk = await SignIn(browser, server.Address, password, new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        await desk.GetByRole(AriaRole.Link, new() { NameString = Group }).First.ClickAsync();
        await Take(desk, Path.Combine(folder, "conversation.webp"));

        var phone = await SignIn(browser, server.Address, password, new()
        {
            ViewportSize = new() { Width = 360, Height = 740 },
            DeviceScaleFactor = 2,
            IsMobile = true,
            ColorScheme = ColorScheme.Dark,
        });
        await Take(phone, Path.Combine(folder, "dashboard.webp"));
        return 0;
    }

    private static async Task<IPage> SignIn(IBrowser browser, Uri address, string password, BrowserNewContextOptions device)
    {
        (device.BaseURL, device.Locale, device.TimezoneId) = (address.ToString(), "fr-FR", "Europe/Paris");
        var context = await browser.NewContextAsync(device);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("[name=userName]").FillAsync(Person);
        await page.Locator("[name=password]").FillAsync(password);
        await page.Locator("form button").ClickAsync();
        await page.Locator("#rows li").First.WaitForAsync();
        return page;
    }

    // Playwright itself writes no WebP; the browser does.
    private static async Task Take(IPage page, string path)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.WaitForFunctionAsync("document.querySelector('.w').textContent.includes('EcoIndex')");
        var session = await page.Context.NewCDPSessionAsync(page);
        var picture = await session.SendAsync("Page.captureScreenshot", new() { ["format"] = "webp", ["quality"] = QualityPercent });
        var bytes = picture!.Value.GetProperty("data").GetBytesFromBase64();
        await File.WriteAllBytesAsync(path, bytes);
        Console.WriteLine($"{path}: {bytes.Length} B");
    }

    [GeneratedRegex(@"Mot de passe de tous : (?<password>\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Password();
}
