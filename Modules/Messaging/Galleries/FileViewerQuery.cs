using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Galleries;

/// <summary>Parameters of a request for an attachment.</summary>
internal sealed class FileRequest
{
    public long Id { get; init; }

    public long Number { get; init; }

    /// <summary>Its position in the message: 1, 2, 3…</summary>
    public int Position { get; init; }

    /// <summary>
    /// "screen" for 1280 pixels, "full" for the original; otherwise according to the person's settings.
    /// </summary>
    public string? Size { get; init; }
}

/// <summary>Finds an attachment and its neighbours.</summary>
internal sealed class FileViewerQuery(
    MessagingContext messaging,
    AttachmentQueries attachments,
    IPeople people,
    DateText dates)
{
    /// <summary>Null if there is none that the person may see.</summary>
    public async Task<FileViewer?> Find(FileRequest request, CurrentUser me, CancellationToken cancel)
    {
        var (id, number, position, size) = (request.Id, request.Number, request.Position, request.Size);
        if (await attachments.Find(me, id, number, position, cancel) is not { } found) return null;
        var message = found.Message;
        var names = await messaging.NamesIn(people, id, me.Id, [message.AuthorId], cancel);
        var file = AttachmentView.Of(found.File, message.Address, me.MediaDisplay);
        var wantsFull = size is "full" || (size is null && me.MediaDisplay != MediaDisplay.TextOnly);
        return new()
        {
            File = file,
            Author = names[message.AuthorId],
            Colour = AvatarColours.Of(message.AuthorId),
            Time = dates.Full(me.Local(message.At), me),
            IsFull = file.CanBeShownWhole && wantsFull,
            Place = $"/c/{id}?at={number}#m{number}",
            Previous = Address(await attachments.PreviousPicture(me, found, cancel)),
            Next = Address(await attachments.NextPicture(me, found, cancel)),
            IsPage = false,
        };
    }

    private static string? Address(FoundAttachment? found) =>
        found is null ? null : AttachmentView.Of(found.File, found.Message.Address, MediaDisplay.Thumbnails).Page;
}
