using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Data;

namespace OurWhats.Tests.Worlds;

/// <summary>Notes how many statements each request sent to the database.</summary>
internal sealed class QueryLedger : IStartupFilter
{
    /// <summary>The header by which a request says which one it is.</summary>
    public const string Header = "X-Trip";

    private readonly ConcurrentDictionary<string, TaskCompletionSource<int>> trips = new();

    /// <summary>The count of a request, once it is over on the server too.</summary>
    public Task<int> Of(string trip) => Trip(trip).Task.WaitAsync(TimeSpan.FromSeconds(20));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(Count);
        next(app);
    };

    private async Task Count(HttpContext context, RequestDelegate next)
    {
        await next(context);
        Trip(context.Request.Headers[Header].ToString()).TrySetResult(context.RequestServices.GetRequiredService<QueryCounter>().Count);
    }

    private TaskCompletionSource<int> Trip(string trip) =>
        trips.GetOrAdd(trip, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
