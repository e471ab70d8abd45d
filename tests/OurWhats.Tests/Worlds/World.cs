using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared;
using OurWhats.Shared.Journal;
using Serilog;
using Serilog.Events;

namespace OurWhats.Tests.Worlds;

/// <summary>
/// An installation after its first run. Alice is its administrator; others sign up when they are needed.
/// </summary>
public sealed class World : IAsyncDisposable
{
    // Only what goes wrong: the lines of thousands of requests would hide it.
    private static readonly ILogger Trouble = new LoggerConfiguration()
        .MinimumLevel.Warning()
        .MinimumLevel.Override("OurWhats.Shared.Web.SecurityLog", LogEventLevel.Error)
        .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture)
        .CreateLogger();

    private readonly QueryLedger queries;
    private readonly List<Person> people = [];

    private World(Installation installation, QueryLedger queries)
    {
        (Installation, this.queries) = (installation, queries);
        Alice = Visitor("Alice");
    }

    public Installation Installation { get; }

    /// <summary>The administrator.</summary>
    public Person Alice { get; }

    /// <param name="policy">Who may sign up: Anyone, Invitation or Nobody.</param>
    /// <param name="adapt">Changes services, such as the clock.</param>
    /// <param name="settings">More of the command line.</param>
    public static async Task<World> Start(string policy = "Anyone", Action<WebApplicationBuilder>? adapt = null, params string[] settings)
    {
        // A clock of its own counts from the first run on.
        var world = await Start(async clock => clock is Clock ? await Seed.Empty() : await Seed.Of(policy), adapt, settings);
        if (world.Installation.Seed!.SessionKey is { } key) world.Alice.SessionKey = key;
        else (await world.Alice.Post("/first-run", Some.FirstRun(world.Alice, policy))).Must(303);
        return world;
    }

    /// <summary>With modules beside those of the product.</summary>
    public static async Task<World> With(params IModule[] more)
    {
        var world = await Start(async _ => await Seed.Of("Anyone"), null, [], more);
        world.Alice.SessionKey = world.Installation.Seed!.SessionKey;
        return world;
    }

    /// <summary>Before the first run: Alice has no account yet.</summary>
    public static Task<World> Empty(Action<WebApplicationBuilder>? adapt = null, params string[] settings) =>
        Start(async _ => await Seed.Empty(), adapt, settings);

    /// <summary>A world that begins with a copy of some data.</summary>
    internal static Task<World> Of(Seed seed) => Start(_ => Task.FromResult<Seed?>(seed), null, []);

    /// <summary>Somebody in front of a browser, without an account.</summary>
    public Person Visitor(string displayName = "Nobody")
    {
        Person person = new(Installation.Address, displayName);
        people.Add(person);
        return person;
    }

    /// <summary>Somebody who has just signed up.</summary>
    public async Task<Person> Person(string displayName)
    {
        var person = Visitor(displayName);
        (await person.SignUp()).Must(303);
        return person;
    }

    /// <summary>How many statements a request sent to the database.</summary>
    public Task<int> QueriesOf(Page page) => queries.Of(page.Trip);

    /// <summary>Waits until so many polls are held.</summary>
    public Task UntilHeld(int polls) => queries.UntilUnderWay("/pulse", polls);

    /// <summary>What stands in the first column of a query, as the database keeps it.</summary>
    public IReadOnlyList<string> Column(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(Installation.Data, "ourwhats.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> found = [];
        while (reader.Read()) found.Add(reader.GetString(0));
        return found;
    }

    /// <summary>Whom or what the journal's entries of a kind concern, the oldest first.</summary>
    public IReadOnlyList<string> Journal(EntryKind kind) =>
        Column(string.Create(CultureInfo.InvariantCulture, $"SELECT coalesce(subject, 0) FROM journal WHERE kind = {(int)kind} ORDER BY id"));

    /// <summary>Stops the application and starts it again on its data.</summary>
    public async Task Restart()
    {
        await Installation.Stop();
        await Installation.Start();
    }

    private static async Task<World> Start(
        Func<TimeProvider, Task<Seed?>> choose,
        Action<WebApplicationBuilder>? adapt,
        string[] settings,
        params IModule[] more)
    {
        Log.Logger = Trouble;
        QueryLedger queries = new();
        var installation = await Installation.Start(choose, settings, builder =>
        {
            builder.Services.AddSerilog(Trouble);
            builder.Services.AddSingleton<IStartupFilter>(queries);
            adapt?.Invoke(builder);
        }, more);
        return new(installation, queries);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people) person.Dispose();
        await Installation.DisposeAsync();
    }
}
