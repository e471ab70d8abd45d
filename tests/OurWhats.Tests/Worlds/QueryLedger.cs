using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Data;

namespace OurWhats.Tests.Worlds;

/// <summary>Records the number of database statements of each request, and the requests in progress.</summary>
internal sealed class QueryLedger : IStartupFilter
{
    /// <summary>The header by which a request says which one it is.</summary>
    public const string Header = "X-Trip";

    private readonly ConcurrentDictionary<string, TaskCompletionSource<int>> trips = new();
    private readonly ConcurrentDictionary<string, string> underWay = new();

    /// <summary>The count of a request, once it is over on the server too.</summary>
    public Task<int> Of(string trip) => Until.Ends(Trip(trip).Task);

    /// <summary>Waits until so many requests to an address are under way.</summary>
    public Task UntilUnderWay(string path, int count) =>
        Until.IsTrue(() => underWay.Values.Count(requested => requested == path) == count, $"{count} requests to {path} were under way");

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(Count);
        next(app);
    };

    private async Task Count(HttpContext context, RequestDelegate next)
    {
        var trip = context.Request.Headers[Header].ToString();
        underWay[trip] = context.Request.Path;
        await next(context);
        underWay.TryRemove(trip, out _);
        Trip(trip).TrySetResult(context.RequestServices.GetRequiredService<QueryCounter>().Count);
    }

    private TaskCompletionSource<int> Trip(string trip) =>
        trips.GetOrAdd(trip, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
