using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Live;

/// <summary>
/// /pulse: the address that each page polls for updates. It answers at once if there are any, otherwise at the next
/// change, or with 304 at the end of the hold. The ETag is the number of the last journal entry that the page knows.
/// Pages that can read streams get a response that stays open, without an ETag; a response with an ETag tells such a
/// page to fall back to polling.
/// </summary>
internal static class PulseApi
{
    internal static readonly TrafficKind Live = new(2, "Live", () => Texts.Live) { IsPoll = true };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/pulse", Ask)
        .WithMetadata(Live, new ConversationTraffic(request => request.Query["c"]))
        .DisableRateLimiting();

    private static Task<IResult> Ask(
        [AsParameters] PollRequest request,
        HttpContext context,
        CurrentUser me,
        Poll poll,
        CancellationToken cancel) => poll.Answer(request, context, me, cancel);
}
