namespace OurWhats.Shared.Contracts.Media;

/// <summary>
/// Asked by Media, answered by whoever lets people attach files: who may see a file, and whether anything refers to
/// it.
/// </summary>
public interface IFileReferences
{
    /// <summary>
    /// The names under which a person sees a file, the first said first; none where they may not see it. The same
    /// rule as for what the file is attached to.
    /// </summary>
    Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel);

    /// <summary>
    /// True where a person sees the square of 96 pixels cut from a picture, whatever becomes of the rest: a portrait shows
    /// nothing of what a camera wrote beside the picture, such as where it was taken.
    /// </summary>
    Task<bool> ShowsSquare(long person, long file, CancellationToken cancel) => Task.FromResult(false);

    /// <summary>Of these files, those to which something refers.</summary>
    Task<IReadOnlySet<long>> InUse(IReadOnlyCollection<long> files, CancellationToken cancel);
}
