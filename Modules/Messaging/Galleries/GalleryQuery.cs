using Microsoft.AspNetCore.Http;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Galleries;

/// <summary>Parameters of a request for a gallery page.</summary>
internal sealed class GalleryRequest
{
    public long Id { get; init; }

    /// <summary>"files" or "links"; otherwise pictures.</summary>
    public string? Kind { get; init; }

    /// <summary>"size" for the largest first; otherwise the newest.</summary>
    public string? By { get; init; }

    /// <summary>Number of items on the pages before.</summary>
    public int? Skip { get; init; }
}

internal sealed class GalleryQuery(
    MessagingContext messaging,
    ConversationListQuery conversations,
    AttachmentQueries attachments,
    IPeople people,
    DateText dates)
{
    /// <summary>Null if the person may see nothing of the conversation.</summary>
    public async Task<Gallery?> Find(
        GalleryRequest request, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var beside = await conversations.Beside(me, request.Id, cancel);
        var summary = beside.FirstOrDefault(known => known.ConversationId == request.Id);
        if (summary is null) return null;
        Gallery empty = new(
            Shell.Bare(context, summary.Title) with { Sidebar = ConversationListQuery.Sidebar(beside) },
            summary,
            request.Kind is "files" or "links" ? request.Kind : "images",
            request.By == "size",
            Math.Clamp(request.Skip ?? 0, 0, 100_000));
        return empty.AreLinks ? await WithLinks(empty, me, cancel) : await WithFiles(empty, me, cancel);
    }

    private async Task<Gallery> WithLinks(Gallery gallery, CurrentUser me, CancellationToken cancel)
    {
        var messages = await attachments.LinksOf(gallery, me, cancel);
        long[] authors = [.. messages.Select(message => message.AuthorId)];
        var names = await messaging.NamesIn(people, gallery.Summary.ConversationId, me.Id, authors, cancel);
        return gallery.With(messages.Select(message => LinkLine.Of(message, me, names, dates)));
    }

    private async Task<Gallery> WithFiles(Gallery gallery, CurrentUser me, CancellationToken cancel)
    {
        var files = await attachments.FilesOf(gallery, me, cancel);
        var showing = gallery.Summary.MediaDisplay ?? me.MediaDisplay;
        return gallery.With(files.Select(found => AttachmentView.Of(found.File, found.Message.Address, showing)));
    }
}
