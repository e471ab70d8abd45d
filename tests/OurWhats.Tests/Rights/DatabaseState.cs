using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Data;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

/// <summary>Tells whether anything has been written to a world's database, by whomever.</summary>
internal sealed class DatabaseState : IDisposable
{
    private readonly SqliteConnection other;
    private readonly WriteQueue writes;

    public DatabaseState(World world)
    {
        writes = world.Installation.Services.GetRequiredService<WriteQueue>();
        other = new($"Data Source={Path.Combine(world.Installation.Data, "ourwhats.db")};Pooling=False");
        other.Open();
    }

    /// <summary>SQLite's own number, which changes with each commit that changes anything.</summary>
    public string Content
    {
        get
        {
            using var version = other.CreateCommand();
            version.CommandText = "PRAGMA data_version";
            return string.Create(CultureInfo.InvariantCulture, $"{version.ExecuteScalar()}");
        }
    }

    /// <summary>The server's commits too, even those of nothing.</summary>
    public string ContentAndCommits => string.Create(CultureInfo.InvariantCulture, $"{Content} {writes.Commits}");

    public void Dispose() => other.Dispose();
}
