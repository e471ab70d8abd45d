using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Media.Store;

/// <summary>All who let people attach files, asked together.</summary>
internal sealed class FileReferences(IEnumerable<IFileUse> uses)
{
    /// <inheritdoc cref="IFileUse.NamesSeenBy"/>
    public async Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel)
    {
        List<string> names = [];
        foreach (var use in uses) names.AddRange(await use.NamesSeenBy(person, file, cancel));
        return names;
    }

    /// <inheritdoc cref="IFileUse.ShowsSquare"/>
    public async Task<bool> ShowsSquare(long person, long file, CancellationToken cancel)
    {
        foreach (var use in uses)
        {
            if (await use.ShowsSquare(person, file, cancel)) return true;
        }

        return false;
    }

    /// <summary>Of these files, those to which nothing refers.</summary>
    public async Task<IReadOnlyCollection<long>> Idle(IEnumerable<long> files, CancellationToken cancel)
    {
        var idle = files.ToHashSet();
        foreach (var use in uses) idle.ExceptWith(await use.InUse(idle, cancel));
        return idle;
    }
}
