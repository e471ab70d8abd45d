using OurWhats.Shared.Data;

namespace OurWhats.Shared.Contracts.Media;

/// <summary>
/// Access to files, and whether they are still used. Every module that refers to files implements it; Media asks them
/// all.
/// </summary>
public interface IFileReferences
{
    /// <summary>
    /// Returns the names under which a person sees a file, the oldest first; empty if they may not see it. Access
    /// follows the object that the file is attached to.
    /// </summary>
    Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel);

    /// <summary>
    /// True if a person may see the 96-pixel square of a picture without access to the original. An avatar reveals none
    /// of the metadata that a camera stores in the original, such as the location.
    /// </summary>
    Task<bool> ShowsSquare(long person, long file, CancellationToken cancel) => Task.FromResult(false);

    /// <summary>Returns the subset of these files (by key) that something refers to.</summary>
    Task<IReadOnlySet<long>> InUse(IReadOnlyCollection<long> files, CancellationToken cancel);

    /// <summary>
    /// Replaces stored copies of a file's record, because a later attempt has made its thumbnails or found that there
    /// will be none. Called inside the write that stores it.
    /// </summary>
    Task Renew(WriteTransaction write, FileCard file, CancellationToken cancel) => Task.CompletedTask;
}
