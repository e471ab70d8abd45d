using System.Text.RegularExpressions;
using OurWhats.Tests.Architecture;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

/// <summary>What the console of the real process shows.</summary>
public sealed partial class SecurityLogTests
{
    [Fact]
    public async Task Security_events_have_lines_of_their_own_that_the_documented_filter_finds()
    {
        await using Server server = new();
        await server.Start("--Limits:DoorPerMinute", "15");
        using Person alice = new(server.Address, "Alice"), bob = new(server.Address, "Bob"), eve = new(server.Address, "Eve");
        (await alice.Post("/first-run", Some.FirstRun(alice, "Anyone"))).Must(303);
        (await bob.SignUp()).Must(303);

        (await alice.Post(bob.AdminAddress + "/role")).Must(303);
        (await alice.Post(bob.AdminAddress + "/role/end")).Must(303);
        (await alice.Post(bob.AdminAddress + "/reset-link")).Must(200);
        (await alice.Post(bob.AdminAddress + "/suspend")).Must(303);
        (await alice.Post(bob.AdminAddress + "/reopen")).Must(303);
        var app = await AuthenticatorApp.AddTo(alice, TimeProvider.System);
        using (Person phone = new(server.Address, "Alice"))
        {
            (await phone.SignIn()).Must(303);
            (await phone.Post("/sign-in/second", new() { ["recovery"] = app.RecoveryCodes[0] })).Must(303);
        }

        (await eve.SignIn("a wrong password")).Must(400);
        for (var i = 0; i < 10; i++) await bob.SignIn("another wrong password");
        for (var i = 0; i < 5; i++) await eve.SignIn("a wrong password");

        string[] expected =
        [
            "INF] Account changed: created as administrator, person 1, by person 1", "INF] Account changed: created, person 2, by person 2",
            "INF] Account changed: administrator now, person 2, by person 1",
            "INF] Account changed: no administrator any more, person 2, by person 1",
            "INF] Account changed: reset link created, person 2, by person 1", "INF] Account changed: suspended, person 2, by person 1",
            "INF] Account changed: reopened, person 2, by person 1", "WRN] Sign-in failed from 127.0.0.1: wrong, name eve",
            "WRN] Sign-in failed from 127.0.0.1: locked, name bob", "WRN] Account locked after wrong passwords: person 2",
            "INF] Account changed: authenticator added, person 1, by person 1",
            "INF] Account changed: recovery code used, person 1, by person 1",
            "WRN] Too many requests from 127.0.0.1: POST /sign-in, person null",
        ];
        foreach (var end in expected)
            await Until.IsTrue(() => server.Log.Split('\n').Any(line => line.TrimEnd().EndsWith(end, StringComparison.Ordinal)), end);
        Assert.DoesNotContain("wrong password\n", server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("another wrong", server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(app.RecoveryCodes[0], server.Log, StringComparison.Ordinal);
        var filters = await Filters();
        Assert.Equal(2, filters.Count);
        foreach (var filter in filters)
            Assert.Contains(
                server.Log.Split('\n'),
                line => filter.Match(line) is { Success: true } found && found.Groups["host"].Value == "127.0.0.1");
    }

    [Fact]
    public async Task No_request_writes_a_long_line_or_one_that_looks_like_anothers()
    {
        await using Server server = new();
        await server.Start();
        using Person alice = new(server.Address, "Alice"), eve = new(server.Address, "Eve");
        (await alice.Post("/first-run", Some.FirstRun(alice, "Anyone"))).Must(303);
        const string Forged = "x\u001b[2K\u2028[00:00:00 WRN] Sign-in failed from 192.0.2.9: wrong, name ";

        await eve.Send(new(new('M', 100_000)), "/", null);
        foreach (var name in (string[])[new('n', 5000), Forged])
            await eve.Post("/sign-in", new() { ["userName"] = name, ["password"] = "x", ["next"] = "" });
        await Until.IsTrue(() => Regex.Count(server.Log, "Sign-in failed from 127.0.0.1") == 2, "both attempts were logged");
        await Until.IsTrue(() => server.Log.Contains("MMMM", StringComparison.Ordinal), "the method was logged");

        Assert.All(server.Log.Split('\n'), line => Assert.InRange(line.Length, 0, 500));
        Assert.DoesNotContain('\u001b', server.Log);
        Assert.DoesNotContain(new string('n', 65), server.Log, StringComparison.Ordinal);
        var filters = await Filters();
        var hosts = server.Log.Split('\n').SelectMany(line => filters.Select(filter => filter.Match(line)))
            .Where(found => found.Success).Select(found => found.Groups["host"].Value);
        Assert.Equal(["127.0.0.1", "127.0.0.1"], hosts);
    }

    // As fail2ban reads them.
    private static async Task<IReadOnlyList<Regex>> Filters()
    {
        var page = Path.Combine(SourceTree.Root, "docs", "running.md");
        var lines = await File.ReadAllLinesAsync(page, TestContext.Current.CancellationToken);
        return [.. lines.Select(line => Filter().Match(line)).Where(found => found.Success)
            .Select(found => new Regex(found.Groups[1].Value.Replace("<HOST>", "(?<host>[0-9a-fA-F:.]+)", StringComparison.Ordinal)))];
    }

    [GeneratedRegex("""^ +(?:failregex = )?(WRN\\\].*<HOST>.*)$""")]
    private static partial Regex Filter();
}
