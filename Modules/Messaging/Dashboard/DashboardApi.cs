using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Dashboard;

/// <summary>/: the dashboard, with conversations by last activity.</summary>
internal static class DashboardApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", Show)
        .WithMetadata(new ScreenName(20, () => OurWhats.Shared.Texts.Dashboard));

    /// <param name="before">Key of a message: lists the conversations with earlier last messages. Without it, the
    /// latest.</param>
    private static Task<IResult> Show(
        HttpContext context, CurrentUser me, ShowDashboard show, string before = "", CancellationToken cancel = default) =>
        show.Run(before, context, me, cancel);
}
