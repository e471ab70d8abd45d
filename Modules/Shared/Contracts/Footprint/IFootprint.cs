using RazorSlices;

namespace OurWhats.Shared.Contracts.Footprint;

/// <summary>
/// Footprint figures that other modules put on their pages. Slices are rendered in the language of the request.
/// </summary>
public interface IFootprint
{
    /// <summary>
    /// The summary of a person's own figures for the dashboard. Takes two queries, however long the history.
    /// </summary>
    Task<RazorSlice> Mine(CurrentUser me, CancellationToken cancel);

    /// <summary>Marks those figures as shown, which sets the threshold for <see cref="Version"/>.</summary>
    void MarkShown(CurrentUser me);

    /// <summary>
    /// A number, held in memory, that changes once a person's figures have changed enough to be worth sending again.
    /// </summary>
    int Version(CurrentUser me);

    /// <summary>The bytes of a conversation: all time, the last 30 days, and the 30 days before those.</summary>
    Task<RazorSlice> OfConversation(long conversation, CurrentUser me, CancellationToken cancel);

    /// <summary>
    /// Who viewed these files (by key), wherever they did. Show only views by people who have read a message that the
    /// viewer of the page may see, since it was sent: others would tell where else the file is.
    /// </summary>
    Task<IReadOnlyList<ViewedFile>> ViewsOf(IReadOnlyCollection<long> files, CancellationToken cancel);

    /// <summary>
    /// Returns the subset of these files (by key) that people other than their sender have been served, wherever they
    /// were. For administrators only.
    /// </summary>
    Task<IReadOnlySet<long>> SeenByOthers(IReadOnlyCollection<long> files, CancellationToken cancel);

    /// <summary>The bytes of a message: stored, and transferred to its readers so far.</summary>
    Task<RazorSlice> OfMessage(MessageWeight message, CancellationToken cancel);
}

/// <summary>Input for the figures of a message.</summary>
/// <param name="TextBytes">Length of its text in UTF-8, in bytes.</param>
/// <param name="Readers">Keys of the people, without the author, who have read it.</param>
/// <param name="Files">Keys of the attached files.</param>
/// <param name="FileBytes">Size of the attached files together, in bytes.</param>
/// <param name="At">When it was sent: UTC, milliseconds since 1970.</param>
public sealed record MessageWeight(
    long TextBytes,
    IReadOnlyCollection<long> Readers,
    IReadOnlyCollection<long> Files,
    long FileBytes,
    long At);

/// <summary>A person's latest view of a file or its thumbnails.</summary>
/// <param name="File">Key of the file.</param>
/// <param name="Person">Key of the person.</param>
/// <param name="At">UTC, milliseconds since 1970.</param>
public sealed record ViewedFile(long File, long Person, long At);
