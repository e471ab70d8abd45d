using Microsoft.Playwright;
using OurWhats.Tests.Browser.Wire;

namespace OurWhats.Tests.Browser.Browsers;

/// <summary>
/// Provides a browser: an installed one, Playwright's or Debian's. Otherwise fails with instructions.
/// </summary>
internal static class BrowserSupply
{
    private const string WhatToDo =
        "These tests need a browser and found none: install Chromium or Google Chrome, or set CHROMIUM_PATH to the program of one.";

    /// <summary>How a Chromium is started that does nothing of its own accord.</summary>
    public static IReadOnlyList<string> Flags { get; } =
    [
        .. Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? ["--no-sandbox"] : Array.Empty<string>(),
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <param name="playwright">What drives it.</param>
    /// <param name="isShell">True where Chromium's headless shell will do: it has no notifications, and takes half the processor time.</param>
    public static async Task<IBrowser> Launch(IPlaywright playwright, bool isShell = false)
    {
        var chosen = Environment.GetEnvironmentVariable("CHROMIUM_PATH");
        var known = isShell ? InstalledBrowser.FindShell() : InstalledBrowser.Find(null);
        if (string.IsNullOrEmpty(chosen) && known is null) await Debian.Install("chromium chromium-headless-shell");
        if (InstalledBrowser.Find(chosen, isShell) is { } installed) return await Launch(playwright, installed);
        var attempt = await TryPlaywrights(playwright);
        if (attempt.Browser is { } browser) return browser;
        throw new InvalidOperationException(WhatToDo, attempt.Why);
    }

    private static Task<IBrowser> Launch(IPlaywright playwright, string? path) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = path,
        Args = Flags,
    });

    // It may be downloaded and still not start, where the system lacks its libraries.
    private static async Task<(IBrowser? Browser, Exception? Why)> TryPlaywrights(IPlaywright playwright)
    {
        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0) return (null, null);
        try
        {
            return (await Launch(playwright, null), null);
        }
        catch (PlaywrightException exception)
        {
            return (null, exception);
        }
    }
}
