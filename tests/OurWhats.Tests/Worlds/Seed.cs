using System.Collections.Concurrent;

namespace OurWhats.Tests.Worlds;

/// <summary>
/// Data folders made once and copied for each world, because migrations and first runs take most of a world's start
/// time. Only Server and MigrationTests begin with an empty folder.
/// </summary>
/// <param name="Folder">What an installation left when it had stopped.</param>
/// <param name="SessionKey">Alice's, where the place has begun.</param>
internal sealed record Seed(string Folder, string? SessionKey)
{
    private static readonly Lazy<Task<Seed>> Migrated = new(() => Grow(_ => Task.FromResult<string?>(null)));

    private static readonly ConcurrentDictionary<string, Lazy<Task<Seed>>> Begun = new();

    /// <summary>A place where nobody has been yet.</summary>
    public static Task<Seed> Empty() => Migrated.Value;

    /// <summary>A place that Alice has begun and administers.</summary>
    /// <param name="policy">Who may sign up: Anyone, Invitation or Nobody.</param>
    public static Task<Seed> Of(string policy) => Begun.GetOrAdd(policy, _ => new(() => Grow(place => Begin(place, policy)))).Value;

    /// <summary>Puts a copy into an installation's folder, which is empty.</summary>
    public void PlantIn(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task<string?> Begin(Uri place, string policy)
    {
        using Person alice = new(place, "Alice");
        (await alice.Post("/first-run", Some.FirstRun(alice, policy))).Must(303);
        return alice.SessionKey;
    }

    private static async Task<Seed> Grow(Func<Uri, Task<string?>> begin)
    {
        var installation = await Installation.Start(_ => Task.FromResult<Seed?>(null));
        var key = await begin(installation.Address);
        await installation.Stop();
        return new(installation.Data, key);
    }
}
