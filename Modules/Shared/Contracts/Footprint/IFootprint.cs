using RazorSlices;

namespace OurWhats.Shared.Contracts.Footprint;

/// <summary>What pages show of the footprint; answered by the module that counts it.</summary>
public interface IFootprint
{
    /// <summary>A person's figures in short, for the dashboard. Two queries, however much was said.</summary>
    Task<RazorSlice> Mine(CurrentUser me, CancellationToken cancel);

    /// <summary>Moves when a person's figures have changed so much that it is worth sending them again. From memory.</summary>
    int Version(CurrentUser me);

    /// <summary>What a conversation weighs, lately and in all.</summary>
    Task<RazorSlice> OfConversation(long conversation, CurrentUser me, CancellationToken cancel);

    /// <summary>Of these files, those that somebody else than their sender was shown.</summary>
    Task<IReadOnlySet<long>> SeenByOthers(IReadOnlyCollection<long> files, CancellationToken cancel);

    /// <summary>What a message costs in all.</summary>
    Task<RazorSlice> OfMessage(MessageWeight message, CancellationToken cancel);
}

/// <summary>What a message weighs, and how many have read it.</summary>
/// <param name="TextBytes">Its text in UTF-8.</param>
/// <param name="Readers">How many others have read it.</param>
/// <param name="Files">Keys of the files that came with it.</param>
/// <param name="FileBytes">What those weigh together.</param>
public sealed record MessageWeight(long TextBytes, int Readers, IReadOnlyCollection<long> Files, long FileBytes);
