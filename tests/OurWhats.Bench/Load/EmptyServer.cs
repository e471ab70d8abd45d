using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OurWhats.Bench.Load;

/// <summary>What the idle 304 is compared with: Kestrel, routing, one endpoint that answers 304 with an ETag. No log.</summary>
internal static class EmptyServer
{
    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.Headers.ETag = "\"1\"";
            return Task.CompletedTask;
        });
        await app.RunAsync();
        return 0;
    }
}
