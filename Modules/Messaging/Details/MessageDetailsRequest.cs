using Htmx;
using Microsoft.AspNetCore.Http;
using OurWhats.Messaging.Messages;
using OurWhats.Messaging.Posting;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Details;

/// <summary>Parameters shared by the handlers of a message's own page.</summary>
/// <param name="Id">Key of the conversation, from the address.</param>
/// <param name="Number">Number of the message, from the address.</param>
/// <param name="Context">The HTTP request.</param>
/// <param name="Me">The person who sent the request.</param>
/// <param name="Query">Finds the message.</param>
/// <param name="Cancel">Cancelled if the request is aborted.</param>
internal sealed record MessageDetailsRequest(
    long Id,
    long Number,
    HttpContext Context,
    CurrentUser Me,
    MessageDetailsQuery Query,
    CancellationToken Cancel)
{
    public bool IsHtmx => Context.Request.IsHtmx();

    /// <summary>What the person may know about the message; null if they may not see it.</summary>
    public Task<MessageDetails?> Find() => Query.Find(Me, Id, Number, Cancel);

    /// <summary>The message if it is the person's own; otherwise null.</summary>
    public async Task<MessageDetails?> FindOwn() =>
        await Find() is { } details && details.AuthorId == Me.Id ? details : null;

    /// <summary>The answer to a change. With a script, the change arrives by the page's own poll.</summary>
    public Task<IResult> Answer(MessageDetails details, EditOutcome outcome) => outcome switch
    {
        EditOutcome.NotTheirs => Task.FromResult(ErrorResponse.NotFound(Context)),
        EditOutcome.NoLongerPresent => Refuse(details, StatusCodes.Status403Forbidden, Texts.NotThereAnyMore),
        EditOutcome.AlreadyErased => Refuse(details, StatusCodes.Status409Conflict, Texts.AlreadyErased),
        EditOutcome.TooLate => Refuse(details, StatusCodes.Status403Forbidden, Texts.EditLate.With(Message.EditMinutes)),
        _ => Task.FromResult(IsHtmx ? Results.NoContent() : HtmlResults.SeeOther(details.Place)),
    };

    /// <summary>A refusal: the sentence alone, or in the page.</summary>
    public async Task<IResult> Refuse(MessageDetails details, int status, string sentence) =>
        IsHtmx ? ErrorResponse.Of(Context, status, sentence) : await Page(details with { Error = sentence }, status);

    /// <summary>The message's own page.</summary>
    public async Task<IResult> Page(MessageDetails details, int status)
    {
        var shell = await Shell.For(Context, Me, Texts.Message, Cancel);
        return HtmlResults.Page(MessageDetailsPage.Create(new(shell, details with { IsPage = true })), status);
    }
}
