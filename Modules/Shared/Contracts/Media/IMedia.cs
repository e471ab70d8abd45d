using OurWhats.Shared.Data;

namespace OurWhats.Shared.Contracts.Media;

/// <summary>Uploads and files. Identical content is stored once.</summary>
public interface IMedia
{
    /// <summary>Size limit of a file, in bytes.</summary>
    long MostBytes { get; }

    /// <summary>
    /// Streams a file to disk: hashes it, syncs it and makes its thumbnails. The upload expires after a day unless it
    /// is attached. Do not call it inside a write. Errors that the sender can cause (size, quota, full disk, empty
    /// file) are refusals, not exceptions.
    /// </summary>
    /// <param name="person">Key of the sender.</param>
    /// <param name="name">File name on the sender's device.</param>
    /// <param name="content">The bytes, read to the end or up to the limit.</param>
    /// <param name="most">A limit in bytes below <see cref="MostBytes"/>; a higher value has no effect.</param>
    Task<Received> Receive(long person, string name, Stream content, long most, CancellationToken cancel);

    /// <summary>
    /// Replaces an uploaded photo by a copy without location metadata; all other bytes stay. Do not call it inside a
    /// write.
    /// </summary>
    /// <returns>The new upload, or the same one if it has no location; or a refusal. Both are null if the person has no
    /// such upload.</returns>
    Task<Received> ForgetPosition(long person, string key, CancellationToken cancel);

    /// <summary>
    /// Returns the uploads with these keys that belong to the person, are complete and have not expired, in the order
    /// of the keys.
    /// </summary>
    Task<IReadOnlyList<UploadCard>> Waiting(long person, IReadOnlyList<string> keys, CancellationToken cancel);

    /// <summary>
    /// Ends the uploads, whose files are referred to from now on. Call it inside the write that stores the references.
    /// </summary>
    /// <exception cref="InvalidOperationException">An upload has expired or been attached since <see cref="Waiting"/>,
    /// which must be called in the same write.</exception>
    Task Attach(WriteTransaction write, long person, IReadOnlyList<UploadCard> uploads, CancellationToken cancel);

    /// <summary>
    /// Deletes the files (by key) that nothing refers to any more; their content leaves the disk after the commit. Call
    /// it after saving the changes that removed the references.
    /// </summary>
    Task Release(WriteTransaction write, IReadOnlyCollection<long> files, CancellationToken cancel);
}
