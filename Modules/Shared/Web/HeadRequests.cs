using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OurWhats.Shared.Web;

/// <summary>
/// HEAD at every address that answers to GET: the same handler runs, so the head is the same, and Kestrel sends no body.
/// What a handler does besides answering, it must not do for HEAD: see <see cref="IsHead"/>.
/// </summary>
public static class HeadRequests
{
    private static readonly HttpMethodMetadata GetAndHead = new([HttpMethods.Get, HttpMethods.Head]);

    /// <summary>Lets all endpoints that answer to GET answer to HEAD as well.</summary>
    /// <param name="endpoints">The group that contains all endpoints.</param>
    public static void Add(IEndpointConventionBuilder endpoints) => endpoints.Finally(endpoint =>
    {
        var methods = endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods;
        if (methods is [var only] && HttpMethods.IsGet(only)) endpoint.Metadata.Add(GetAndHead);
    });

    /// <summary>True if nobody will see the answer, so that nothing counts as read, shown or sent.</summary>
    public static bool IsHead(this HttpRequest request) => HttpMethods.IsHead(request.Method);
}
