using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

/// <summary>An endpoint of the running application, from its router.</summary>
/// <param name="Method">The method that it answers to.</param>
/// <param name="Pattern">Its addresses.</param>
/// <param name="IsAnonymous">True if nobody has to be signed in.</param>
/// <param name="Policy">The policy that it asks for beyond a session; null for none.</param>
internal sealed record Endpoint(string Method, string Pattern, bool IsAnonymous, string? Policy)
{
    public bool IsSafe => Method is "GET" or "HEAD";

    /// <summary>What decides who gets in: HEAD asks for what GET would get.</summary>
    public Endpoint Read => Method == "HEAD" && !Pattern.StartsWith("/uploads", StringComparison.Ordinal) ? this with { Method = "GET" } : this;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Endpoint> Of(World world) => Of(world.Installation.Services);

    /// <inheritdoc cref="Of(World)"/>
    public static IReadOnlyList<Endpoint> Of(IServiceProvider services) =>
        [.. from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
            select new Endpoint(
                method,
                "/" + endpoint.RoutePattern.RawText!.Trim('/'),
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy)];

    /// <summary>An address of it.</summary>
    public string For(long id, string name = "alice", string code = "abcdefghijkmnpqr", long number = 1, string key = "AAAAAAAAAAAAAAAAAAAAAA") => Pattern
        .Replace("{id:long}", $"{id}", StringComparison.Ordinal)
        .Replace("{number:long}", $"{number}", StringComparison.Ordinal)
        .Replace("{position:int}", "1", StringComparison.Ordinal)
        .Replace("{key}", key, StringComparison.Ordinal)
        .Replace("{size:int}", "320", StringComparison.Ordinal)
        .Replace("{name}", name, StringComparison.Ordinal)
        .Replace("{code}", code, StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Pattern}";
}
