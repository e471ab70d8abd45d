using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Galleries;

/// <summary>Queries the attachments and links of a conversation that a person may see.</summary>
internal sealed class AttachmentQueries(MessagingContext messaging)
{
    /// <summary>One attachment; null if there is none that the person may see.</summary>
    public Task<FoundAttachment?> Find(
        CurrentUser me, long conversation, long number, int position, CancellationToken cancel) =>
        In(me, conversation).SingleOrDefaultAsync(
            found => found.Message.Number == number && found.File.Position == position, cancel);

    /// <summary>The picture after another; null after the last.</summary>
    public Task<FoundAttachment?> NextPicture(CurrentUser me, FoundAttachment of, CancellationToken cancel)
    {
        var (number, position) = (of.Message.Number, of.File.Position);
        return Pictures(me, of.Message.ConversationId)
            .Where(found => found.Message.Number > number
                || (found.Message.Number == number && found.File.Position > position))
            .OrderBy(found => found.Message.Number)
            .ThenBy(found => found.File.Position)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>The picture before another; null before the first.</summary>
    public Task<FoundAttachment?> PreviousPicture(CurrentUser me, FoundAttachment of, CancellationToken cancel)
    {
        var (number, position) = (of.Message.Number, of.File.Position);
        return Pictures(me, of.Message.ConversationId)
            .Where(found => found.Message.Number < number
                || (found.Message.Number == number && found.File.Position < position))
            .OrderByDescending(found => found.Message.Number)
            .ThenByDescending(found => found.File.Position)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>Pictures or other files for a gallery page, with one more if there is a next page.</summary>
    public Task<List<FoundAttachment>> FilesOf(Gallery gallery, CurrentUser me, CancellationToken cancel)
    {
        var files = In(me, gallery.Summary.ConversationId)
            .Where(found => found.File.Width > 0 == gallery.ArePictures);
        var ordered = gallery.AreLargestFirst
            ? files.OrderByDescending(found => found.File.Bytes).ThenByDescending(found => found.Message.Number)
            : files.OrderByDescending(found => found.Message.Number).ThenBy(found => found.File.Position);
        return ordered.Skip(gallery.Skip).Take(Gallery.MostOnAPage + 1).ToListAsync(cancel);
    }

    /// <summary>Messages with links for a gallery page, with one more if there is a next page.</summary>
    public ValueTask<List<Message>> LinksOf(Gallery gallery, CurrentUser me, CancellationToken cancel) =>
        messaging.VisibleTo(me.Id)
            .Where(message => message.ConversationId == gallery.Summary.ConversationId
                && message.Kind == MessageKind.Text
                // What may be a link, without a pattern that takes long: TextLinks knows.
                && (EF.Functions.Like(message.Text, "%http%") || EF.Functions.Like(message.Text, "%www.%")
                    || message.Text.Contains('@')))
            .OrderByDescending(message => message.Number)
            .AsAsyncEnumerable()
            .Where(message => TextLinks.In(message.Text).Any())
            .Skip(gallery.Skip)
            .Take(Gallery.MostOnAPage + 1)
            .ToListAsync(cancel);

    private IQueryable<FoundAttachment> Pictures(CurrentUser me, long conversation) =>
        In(me, conversation).Where(found => found.File.Width > 0);

    private IQueryable<FoundAttachment> In(CurrentUser me, long conversation) =>
        from message in messaging.VisibleTo(me.Id)
        where message.ConversationId == conversation
        from file in messaging.Attachments.AsNoTracking()
        where file.MessageId == message.Id
        select new FoundAttachment { Message = message, File = file };
}

/// <summary>Query result: an attachment with its message.</summary>
internal sealed class FoundAttachment
{
    public required Message Message { get; init; }

    public required Attachment File { get; init; }
}
