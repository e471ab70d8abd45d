using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Live;

/// <summary>
/// /pulse: each page polls this one address for updates. It is answered at once when there are some, else when something
/// happens, else with 304 at the end of the hold. The ETag is the number of the last journal entry that the page knows. A page
/// that can read streams gets an answer that stays open instead, without an ETag; an answer with one tells it to poll.
/// </summary>
internal static class PulseApi
{
    internal static readonly TrafficKind Live = new(2, "Live", () => Texts.Live) { IsPoll = true };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/pulse", Ask)
        .WithMetadata(Live, new ConversationTraffic(request => request.Query["c"]));

    private static Task<IResult> Ask(
        [AsParameters] PollRequest request,
        HttpContext context,
        CurrentUser me,
        Poll poll,
        CancellationToken cancel) => poll.Answer(request, context, me, cancel);
}
