using System.Diagnostics;
using OurWhats.Media.Pictures;

namespace OurWhats.Tests.Media.Pictures;

public sealed class AllowanceTests
{
    [Theory]
    [InlineData("while :; do :; done", "took too long")]
    [InlineData("read -r nothing", "did nothing any more")]
    [InlineData("all=$(head -c 500000000 /dev/zero | tr '\\0' x); read -r nothing", "took too much memory")]
    public async Task What_takes_too_much_is_told(string script, string expected)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardInput = true })!;
        Allowance allowance = new(process);
        Assert.Null(allowance.Passed());

        string? reason;
        while ((reason = allowance.Passed()) is null) await Task.Delay(20, TestContext.Current.CancellationToken);

        process.Kill(entireProcessTree: true);
        Assert.Equal(expected, reason);
    }

    [Fact]
    public async Task What_has_ended_has_taken_nothing()
    {
        using var process = Process.Start("true");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Null(new Allowance(process).Passed());
    }
}
