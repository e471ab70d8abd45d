using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OurWhats.Shared.Web;

/// <summary>
/// Addresses that do not exist, and methods that an address does not know, get their 404 or 405 whoever asks. Without
/// this, machines that ask for /robots.txt would be led to the sign-in.
/// </summary>
internal static class Nowhere
{
    private static readonly EndpointMetadataCollection ForEverybody = new(new AllowAnonymousAttribute());

    private static readonly RequestDelegate NotFound = context =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    /// <summary>Middleware between routing and authorization.</summary>
    public static Task Admit(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        // The router's own answers, such as 405, are no routes.
        if (endpoint is not RouteEndpoint)
            context.SetEndpoint(new(endpoint?.RequestDelegate ?? NotFound, ForEverybody, endpoint?.DisplayName));
        return next(context);
    }
}
