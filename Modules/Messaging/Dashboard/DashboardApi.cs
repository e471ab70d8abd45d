using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Dashboard;

/// <summary>/: the conversations by last activity, and what a person can do.</summary>
internal static class DashboardApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", Show)
        .WithMetadata(new ScreenName(20, () => OurWhats.Shared.Texts.Dashboard));

    /// <param name="before">Key of the message before which the list begins; the latest conversations unless given.</param>
    private static Task<IResult> Show(
        HttpContext context, CurrentUser me, ShowDashboard show, string before = "", CancellationToken cancel = default) =>
        show.Run(before, context, me, cancel);
}
