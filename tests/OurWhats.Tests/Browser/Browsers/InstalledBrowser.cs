namespace OurWhats.Tests.Browser.Browsers;

/// <summary>Finds a Chromium or Chrome installed on this machine.</summary>
internal static class InstalledBrowser
{
    private const string Shell = "chromium-headless-shell";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private static readonly string[] Places =
    [
        "/snap/bin/chromium",
        "/opt/google/chrome/chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "%ProgramFiles%/Google/Chrome/Application/chrome.exe",
        "%ProgramFiles(x86)%/Google/Chrome/Application/chrome.exe",
        "%LocalAppData%/Google/Chrome/Application/chrome.exe",
        "%LocalAppData%/Chromium/Application/chrome.exe",
    ];

    /// <summary>Its path, or null for none. Throws when <paramref name="chosen"/> is named and not there: another would be a surprise.</summary>
    /// <param name="chosen">The path that CHROMIUM_PATH names, or null.</param>
    /// <param name="isShell">True for Chromium's headless shell, where it is there.</param>
    public static string? Find(string? chosen, bool isShell = false)
    {
        if (string.IsNullOrEmpty(chosen)) return OnThePath(isShell ? [Shell, .. Names] : Names).Concat(Places.Select(Expand)).FirstOrDefault(File.Exists);
        return File.Exists(chosen) ? chosen : throw new InvalidOperationException($"CHROMIUM_PATH names {chosen}, where there is no browser: correct it or unset it.");
    }

    /// <summary>The path of Chromium's headless shell, or null: it takes half the processor time of the whole browser.</summary>
    public static string? FindShell() => OnThePath([Shell]).FirstOrDefault(File.Exists);

    /// <summary>The paths that programs of these names may have. By name first: a shell further down the path goes before a browser.</summary>
    public static IEnumerable<string> OnThePath(string[] names) =>
        from name in names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        select Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>A path with the variables and the home folder that it names.</summary>
    public static string Expand(string place) =>
        Environment.ExpandEnvironmentVariables(place.Replace("~", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), StringComparison.Ordinal));
}
