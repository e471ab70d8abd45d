using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Attachments;

/// <summary>Finds what was attached in a conversation, as far as a person may see it.</summary>
internal sealed class Album(MessagingContext messaging)
{
    /// <summary>A file that came with a message; null where there is none that the person may see.</summary>
    public Task<FoundFile?> Find(CurrentUser me, long conversation, long number, int position, CancellationToken cancel) =>
        In(me, conversation).SingleOrDefaultAsync(one => one.Message.Number == number && one.File.Position == position, cancel);

    /// <summary>The picture before another, or after it; null at the end.</summary>
    public Task<FoundFile?> Neighbour(CurrentUser me, FoundFile of, bool isNext, CancellationToken cancel)
    {
        var (number, position) = (of.Message.Number, of.File.Position);
        var pictures = In(me, of.Message.ConversationId).Where(one => one.File.Width > 0);
        return isNext
            ? pictures.Where(one => one.Message.Number > number || (one.Message.Number == number && one.File.Position > position)).OrderBy(one => one.Message.Number).ThenBy(one => one.File.Position).FirstOrDefaultAsync(cancel)
            : pictures.Where(one => one.Message.Number < number || (one.Message.Number == number && one.File.Position < position)).OrderByDescending(one => one.Message.Number).ThenByDescending(one => one.File.Position).FirstOrDefaultAsync(cancel);
    }

    /// <summary>One page of pictures or of other files.</summary>
    /// <param name="arePictures">True for pictures, false for other files.</param>
    /// <param name="areLargestFirst">True for the largest first, false for the newest.</param>
    /// <param name="skip">How many come before.</param>
    /// <param name="most">How many.</param>
    public Task<List<FoundFile>> Page(CurrentUser me, long conversation, bool arePictures, bool areLargestFirst, int skip, int most, CancellationToken cancel)
    {
        var files = In(me, conversation).Where(one => one.File.Width > 0 == arePictures);
        var ordered = areLargestFirst
            ? files.OrderByDescending(one => one.File.Bytes).ThenByDescending(one => one.Message.Number)
            : files.OrderByDescending(one => one.Message.Number).ThenBy(one => one.File.Position);
        return ordered.Skip(skip).Take(most).ToListAsync(cancel);
    }

    /// <summary>Messages in which an address to follow was said, the newest first.</summary>
    public Task<List<Message>> Links(CurrentUser me, long conversation, int skip, int most, CancellationToken cancel) => messaging.VisibleTo(me.Id)
        .Where(one => one.ConversationId == conversation && one.Kind == MessageKind.Text && (one.Text.Contains("http://") || one.Text.Contains("https://")))
        .OrderByDescending(one => one.Number).Skip(skip).Take(most).ToListAsync(cancel);

    private IQueryable<FoundFile> In(CurrentUser me, long conversation) =>
        from message in messaging.VisibleTo(me.Id)
        where message.ConversationId == conversation
        from file in messaging.Attachments.AsNoTracking()
        where file.MessageId == message.Id
        select new FoundFile { Message = message, File = file };
}

/// <summary>A file, and the message that it came with.</summary>
internal sealed class FoundFile
{
    public required Message Message { get; init; }

    public required Attachment File { get; init; }
}
