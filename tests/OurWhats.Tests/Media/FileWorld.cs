using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Media.Downloads;
using OurWhats.Media.Store;
using OurWhats.Media.Sweeping;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media;

/// <summary>A world with a pinboard, to which Alice, Bob and others attach files.</summary>
internal sealed class FileWorld : IAsyncDisposable
{
    private readonly List<TusClient> clients = [];

    private FileWorld(World place, Pinboard pinboard) => (Place, Pinboard) = (place, pinboard);

    public World Place { get; }

    public Pinboard Pinboard { get; }

    /// <summary>Alice's tus client.</summary>
    public TusClient Alice { get; private set; } = null!;

    public IServiceProvider Services => Place.Installation.Services;

    public string Folder => Path.Combine(Place.Installation.Data, "media");

    public FileStore Store => Services.GetRequiredService<FileStore>();

    /// <summary>The files in the folder of uploads in progress.</summary>
    public IReadOnlyList<string> Coming => Directory.GetFiles(Path.Combine(Folder, "tmp"));

    /// <summary>The stored files, thumbnails included.</summary>
    public IReadOnlyList<string> Stored => [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Except(Coming)];

    public static async Task<FileWorld> Start(Action<WebApplicationBuilder>? adapt = null, params string[] settings)
    {
        Pinboard pinboard = new();
        var place = await World.Start(adapt: builder =>
        {
            builder.Services.AddSingleton<IFileReferences>(pinboard);
            adapt?.Invoke(builder);
        }, settings: settings);
        FileWorld world = new(place, pinboard);
        world.Alice = world.Program(place.Alice);
        return world;
    }

    /// <summary>The tus client of a person.</summary>
    public TusClient Program(Person person)
    {
        TusClient client = new(Place.Installation.Address, person);
        clients.Add(client);
        return client;
    }

    /// <summary>The tus client of a new person.</summary>
    public async Task<TusClient> Program(string name) => Program(await Place.Person(name));

    public long IdOf(string userName) => Services.GetRequiredService<IPeople>().Find(userName)!.Id;

    /// <summary>Pins an upload where people see it, as a message would hold it.</summary>
    public async Task<FileCard> Pins(string owner, string upload, params string[] readers)
    {
        var id = IdOf(owner);
        return await Write(async (services, write) =>
        {
            var media = services.GetRequiredService<IMedia>();
            var card = Assert.Single(await media.Waiting(id, [upload], CancellationToken.None));
            await media.Attach(write, id, [card], CancellationToken.None);
            Pinboard.Pin(card.File.Id, card.Name, [id, .. readers.Select(IdOf)]);
            return card.File;
        });
    }

    /// <summary>Takes a file down, as the erasure of a message would.</summary>
    public Task Unpins(FileCard file) => Write(async (services, write) =>
    {
        Pinboard.Unpin(file.Id);
        await services.GetRequiredService<IMedia>().Release(write, [file.Id], CancellationToken.None);
        return true;
    });

    public async Task<T> Write<T>(Func<IServiceProvider, WriteTransaction, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        return await unit.Write(write => work(scope.ServiceProvider, write), CancellationToken.None);
    }

    /// <summary>Receives a file as a form brings it.</summary>
    public async Task<Received> Receives(string person, string name, System.IO.Stream content)
    {
        await using var scope = Services.CreateAsyncScope();
        var media = scope.ServiceProvider.GetRequiredService<IMedia>();
        return await media.Receive(IdOf(person), name, content, long.MaxValue, TestContext.Current.CancellationToken);
    }

    public async Task Sweeps()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Sweep>().Run(TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// Waits until the journal's entries of a kind have these amounts, in any order: a download is logged only after it ends.
    /// </summary>
    public Task UntilNoted(EntryKind kind, params string[] amounts) => Until.IsTrue(
        async () =>
        {
            await Services.GetRequiredService<DownloadLog>().Write();
            return amounts.Order(StringComparer.Ordinal).SequenceEqual(Amounts(kind));
        },
        () => $"{kind} was noted with {string.Join(", ", amounts)}; it was with {string.Join(", ", Amounts(kind))}");

    private List<string> Amounts(EntryKind kind)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"SELECT amount FROM journal WHERE kind = {(int)kind}");
        return [.. Place.Column(query).Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        await Place.DisposeAsync();
    }

    /// <summary>Bytes that nothing else holds.</summary>
    public static byte[] Content(int length) => RandomNumberGenerator.GetBytes(length);

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static string KeyOf(byte[] content) => StoredFile.KeyOf(HashOf(content));
}
