using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class PasswordGuessTests
{
    [Fact]
    public async Task Guessing_the_password_at_a_page_left_open_locks_the_account_out()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        for (var guess = 1; guess < 10; guess++) (await Change(bob, $"une supposition {guess}")).Must(400);
        var last = await Change(bob, "encore une supposition");
        var right = await Change(bob, Some.Password);

        Assert.StartsWith("Trop d'essais", last.Must(429).Alert, StringComparison.Ordinal);
        right.Must(429);
    }

    [Fact]
    public async Task An_old_password_opens_nothing_however_close_to_its_change()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        for (var round = 0; round < 5; round++)
        {
            var (old, next) = round % 2 == 0 ? (Some.Password, Some.OtherPassword) : (Some.OtherPassword, Some.Password);
            var thieves = Enumerable.Range(0, 8).Select(_ => world.Visitor("Bob")).ToArray();
            var entries = thieves.Select(thief => thief.SignIn(old)).ToArray();
            (await bob.Post("/me/password", new() { ["current"] = old, ["password"] = next })).Must(303);
            await Task.WhenAll(entries);

            foreach (var thief in thieves) Assert.Equal(303, (await thief.Get("/")).Status);
            (await bob.Get("/")).Must(200);
        }
    }

    private static Task<Page> Change(Person person, string current) =>
        person.Post("/me/password", new() { ["current"] = current, ["password"] = Some.OtherPassword });
}
