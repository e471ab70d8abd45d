using OurWhats.Tests.Browser.Wire;

namespace OurWhats.Tests.Browser.Browsers;

/// <summary>
/// Finds an installed Firefox, or installs Debian's; otherwise fails with instructions. Playwright downloads none that
/// would do: its own is a changed one.
/// </summary>
internal static class InstalledFirefox
{
    private const string WhatToDo =
        "These tests need Firefox 140 or newer and found none: install it, or set FIREFOX_PATH to its program.";

    private static readonly string[] Names = ["firefox-esr", "firefox"];

    private static readonly string[] Places =
    [
        "/snap/bin/firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "~/Applications/Firefox.app/Contents/MacOS/firefox",
        "%ProgramFiles%/Mozilla Firefox/firefox.exe",
    ];

    /// <summary>Its path.</summary>
    public static async Task<string> Supply()
    {
        if (Find() is { } known) return known;
        await Debian.Install("firefox-esr");
        return Find() ?? throw new InvalidOperationException(WhatToDo);
    }

    private static string? Find() => Environment.GetEnvironmentVariable("FIREFOX_PATH") is { Length: > 0 } chosen
        ? chosen
        : InstalledBrowser.OnThePath(Names).Concat(Places.Select(InstalledBrowser.Expand)).FirstOrDefault(File.Exists);
}
