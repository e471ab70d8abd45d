using System.Collections.Concurrent;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Tests.Media;

/// <summary>An object to attach files to, with the people who may see them there.</summary>
internal sealed class Pinboard : IFileReferences
{
    private readonly ConcurrentDictionary<(long Person, long File), string> pinned = new();

    public void Pin(long file, string name, IEnumerable<long> people)
    {
        foreach (var person in people) pinned[(person, file)] = name;
    }

    public void Unpin(long file)
    {
        foreach (var pin in pinned.Keys.Where(pin => pin.File == file)) pinned.TryRemove(pin, out _);
    }

    public Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>(pinned.TryGetValue((person, file), out var name) ? [name] : []);

    public Task<IReadOnlySet<long>> InUse(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        Task.FromResult<IReadOnlySet<long>>(pinned.Keys.Select(pin => pin.File).Intersect(files).ToHashSet());
}
