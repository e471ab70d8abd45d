namespace OurWhats.Tests.Browser.Browsers;

public sealed class InstalledBrowserTests
{
    [Fact]
    public void A_chosen_browser_that_is_not_there_is_refused_by_name()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        var refusal = Assert.Throws<InvalidOperationException>(() => InstalledBrowser.Find(nowhere));

        Assert.Contains("CHROMIUM_PATH", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(nowhere, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chosen_browser_goes_before_all_others()
    {
        var chosen = Environment.ProcessPath!;

        var found = InstalledBrowser.Find(chosen);

        Assert.Equal(chosen, found);
    }
}
