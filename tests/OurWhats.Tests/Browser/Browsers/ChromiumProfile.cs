using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Browser.Browsers;

/// <summary>A Chromium with a profile on disk, as people have one: killed, it starts again with what it had written there.</summary>
internal sealed class ChromiumProfile : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ourwhats-profile-").FullName;
    private IPlaywright? playwright;
    private IBrowserContext? context;

    /// <param name="address">Where the application is.</param>
    public async Task<IBrowserContext> Start(Uri address)
    {
        playwright ??= await Playwright.CreateAsync();
        context = await playwright.Chromium.LaunchPersistentContextAsync(folder, new()
        {
            ExecutablePath = InstalledBrowser.Find(Environment.GetEnvironmentVariable("CHROMIUM_PATH"), isShell: true),
            Args = BrowserSupply.Flags,
            BaseURL = address.ToString(),
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
        });
        context.SetDefaultTimeout((float)Until.Patience.TotalMilliseconds);
        return context;
    }

    /// <summary>Kills it: SIGKILL where there are signals.</summary>
    public async Task Kill()
    {
        TaskCompletionSource closed = new();
        context!.Close += (_, _) => closed.TrySetResult();
        using (var process = Process.GetProcessById(await ProcessId(context.Browser!)))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        await Until.Ends(closed.Task);
    }

    /// <summary>True once this text is on the disk: browsers write some of what pages keep seconds later.</summary>
    public bool Holds(string text) => Directory.EnumerateFiles(folder, "*.log", SearchOption.AllDirectories).Any(file => Contents(file).IndexOf(Encoding.Latin1.GetBytes(text)) >= 0);

    public async ValueTask DisposeAsync()
    {
        if (context is not null) await context.CloseAsync();
        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static ReadOnlySpan<byte> Contents(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        return bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }

    private static async Task<int> ProcessId(IBrowser browser)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var answer = await session.SendAsync("SystemInfo.getProcessInfo");
        return answer!.Value.GetProperty("processInfo").EnumerateArray().First(IsBrowser).GetProperty("id").GetInt32();
    }

    private static bool IsBrowser(JsonElement process) => process.GetProperty("type").GetString() == "browser";
}
