using OurWhats.Shared.Data;

namespace OurWhats.Shared.Contracts.Media;

/// <summary>The files of the place, each content once.</summary>
public interface IMedia
{
    /// <summary>The size of a file at most, in bytes.</summary>
    long MostBytes { get; }

    /// <summary>
    /// Stores what comes: streamed, hashed and synced to the disk, with its thumbnails. It waits a day to be
    /// attached. Never inside a write.
    /// </summary>
    /// <param name="person">Key of who sends it.</param>
    /// <param name="name">Its name as their device says it.</param>
    /// <param name="content">Its content.</param>
    /// <param name="most">How many bytes it may have, where that is less than any file may.</param>
    Task<Received> Receive(long person, string name, Stream content, long most, CancellationToken cancel);

    /// <summary>
    /// Puts in an upload's place the same photo without where it was taken; every other byte stays. Without an upload and
    /// without a reason where there is no such upload, and the upload itself where it tells no position. Never inside a write.
    /// </summary>
    Task<Received> ForgetPosition(long person, string key, CancellationToken cancel);

    /// <summary>Of the uploads named, those that are the person's and whole, in the order named.</summary>
    Task<IReadOnlyList<UploadCard>> Waiting(long person, IReadOnlyList<string> keys, CancellationToken cancel);

    /// <summary>Takes uploads out of the waiting room, as something refers to their files from now on.</summary>
    Task Attach(WriteTransaction write, long person, IReadOnlyList<UploadCard> uploads, CancellationToken cancel);

    /// <summary>
    /// Erases those of the files to which nothing refers any more, on the disk too once the write is stored. To be
    /// called after the write's changes are saved.
    /// </summary>
    Task Release(WriteTransaction write, IReadOnlyCollection<long> files, CancellationToken cancel);
}
