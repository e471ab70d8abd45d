using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OurWhats.Messaging.Settings;

/// <summary>/c/{id}/options: actions on a whole conversation.</summary>
internal static class OptionsApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/c/{id:long}/options", Show);

    private static Task<IResult> Show(
        long id, HttpContext context, CurrentUser me, ShowOptions show, CancellationToken cancel) =>
        show.Run(id, context, me, cancel);
}
