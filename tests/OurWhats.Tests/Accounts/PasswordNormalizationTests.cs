using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

/// <summary>Keyboards compose accents in different ways; the password is the same.</summary>
public sealed class PasswordNormalizationTests
{
    private const string Composed = "où sont mes clés dorées";

    private static readonly string Decomposed = Composed.Normalize(NormalizationForm.FormD);

    [Fact]
    public async Task A_password_is_right_however_its_accents_are_typed()
    {
        await using var world = await World.Start();
        Assert.NotEqual(Composed, Decomposed);
        (await world.Visitor().Post("/sign-up", new(Some.Newcomer("bob")) { ["password"] = Decomposed })).Must(303);

        (await world.Visitor("Bob").SignIn(Composed)).Must(303);
        (await world.Visitor("Bob").SignIn(Decomposed)).Must(303);
        (await world.Visitor("Bob").SignIn(Composed.Replace('é', 'e'))).Must(400);
    }

    [Fact]
    public async Task A_password_stored_as_typed_is_right_and_stored_anew()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        PasswordHasher<object> former = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        var hash = former.HashPassword(bob, Decomposed);
        Store(world, hash);

        (await world.Visitor("Bob").SignIn(Decomposed)).Must(303);

        var anew = Hash(world);
        Assert.NotEqual(hash, anew);
        (await world.Visitor("Bob").SignIn(Composed)).Must(303);
        Assert.Equal(anew, Hash(world));
        (await bob.Get("/")).Must(200); // other sessions stay
    }

    private static string Hash(World world) =>
        world.Column("SELECT PasswordHash FROM accounts_people WHERE UserName = 'bob'").Single();

    private static void Store(World world, string hash)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(world.Installation.Data, "ourwhats.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE accounts_people SET PasswordHash = $hash WHERE UserName = 'bob'";
        command.Parameters.AddWithValue("$hash", hash);
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
