using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;

namespace OurWhats.Media.Store;

/// <summary>Asks all modules that refer to files and combines their answers.</summary>
internal sealed class FileReferences(IEnumerable<IFileReferences> modules)
{
    /// <inheritdoc cref="IFileReferences.NamesSeenBy"/>
    public async Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel)
    {
        List<string> names = [];
        foreach (var module in modules) names.AddRange(await module.NamesSeenBy(person, file, cancel));
        return names;
    }

    /// <inheritdoc cref="IFileReferences.ShowsSquare"/>
    public async Task<bool> ShowsSquare(long person, long file, CancellationToken cancel)
    {
        foreach (var module in modules)
        {
            if (await module.ShowsSquare(person, file, cancel)) return true;
        }

        return false;
    }

    /// <inheritdoc cref="IFileReferences.Renew"/>
    public async Task Renew(WriteTransaction write, FileCard file, CancellationToken cancel)
    {
        foreach (var module in modules) await module.Renew(write, file, cancel);
    }

    /// <summary>The subset of these files that nothing refers to.</summary>
    public async Task<IReadOnlyCollection<long>> Unreferenced(IEnumerable<long> files, CancellationToken cancel)
    {
        var unreferenced = files.ToHashSet();
        foreach (var module in modules) unreferenced.ExceptWith(await module.InUse(unreferenced, cancel));
        return unreferenced;
    }
}
