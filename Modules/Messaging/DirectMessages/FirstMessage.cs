using Htmx;
using Microsoft.AspNetCore.Http;
using OurWhats.Messaging.Composing;
using OurWhats.Messaging.Posting;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.DirectMessages;

/// <summary>
/// Posts the first message between two people, or shows the composer again with the reason for the refusal.
/// </summary>
internal sealed class FirstMessage(PostMessage post, IMedia media, IPeople people, UnitOfWork unit)
{
    public async Task<IResult> Send(
        PersonCard person, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var submission = await ComposerSubmission.Read(context, me, media, cancel);
        Task<IResult> Refused(int status, string? sentence) =>
            Refuse(person, context, me, submission, new(status, sentence), cancel);
        if (submission.IsRefused) return await Refused(StatusCodes.Status400BadRequest, submission.Error);
        var message = await unit.Write(write => post.ToPerson(write, me, person.Id, submission.Draft, cancel), cancel);
        if (message is not null) return Lead(context, $"/c/{message.ConversationId}#m{message.Number}");
        var sentence = person.IsSuspended ? Texts.NotWritable : Texts.FilesGone;
        return await Refused(StatusCodes.Status403Forbidden, sentence);
    }

    // The script leads there itself: a redirect would bring the page to it, and then a second time.
    private static IResult Lead(HttpContext context, string address)
    {
        if (!context.Request.IsHtmx()) return HtmlResults.SeeOther(address);
        context.Response.Htmx(headers => headers.Redirect(address));
        return Results.NoContent();
    }

    private async Task<IResult> Refuse(
        PersonCard person,
        HttpContext context,
        CurrentUser me,
        ComposerSubmission submission,
        Hindrance hindrance,
        CancellationToken cancel)
    {
        var (status, sentence) = hindrance;
        if (context.Request.IsHtmx())
        {
            return ErrorResponse.Of(context, status, sentence ?? submission.RefusedFiles[0].Refusal!);
        }

        var waiting = await media.Waiting(me.Id, submission.Draft.Uploads, cancel);
        var name = people.NameOf(person.Id);
        var shell = await Shell.For(context, me, name, cancel);
        var composer = Composer.Of(context, person.Address, isLive: false).Refilled(submission, waiting, sentence);
        return HtmlResults.Page(FirstMessagePage.Create(new(shell, person, name, composer)), status);
    }
}

/// <summary>The page to write to a person for the first time.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Person">The person.</param>
/// <param name="Name">The person's name, told apart from others.</param>
/// <param name="Composer">The form to write in.</param>
public sealed record FirstMessageModel(Shell Shell, PersonCard Person, string Name, Composer Composer);
