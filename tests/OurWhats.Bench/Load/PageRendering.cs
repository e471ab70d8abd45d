using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Messaging.Chat;
using OurWhats.Shared.Web;

namespace OurWhats.Bench.Load;

/// <summary>The page of a conversation of 40 messages: found, rendered, compressed; and rendered and compressed alone.</summary>
[MemoryDiagnoser]
public class PageRendering
{
    private string folder = "";
    private Place place = null!;
    private long conversation;
    private ConversationModel model = null!;
    private AsyncServiceScope scope;

    internal static void Measure(Report report)
    {
        var config = ManualConfig.CreateEmpty().AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance).AddLogger(NullLogger.Instance).WithOptions(ConfigOptions.DisableLogFile);
        foreach (var rendering in BenchmarkRunner.Run<PageRendering>(config).Reports) Tell(report, rendering);
    }

    [GlobalSetup]
    public async Task SetUp()
    {
        folder = Directory.CreateTempSubdirectory("ourwhats-bench-").FullName;
        place = await Place.Open(Path.Combine(folder, "data"));
        await place.Settle(8);
        conversation = await place.Gather("Chorale", place.People);
        for (var i = 0; i < 40; i++) await place.Say(conversation, place.People[i * 3 % 8], $"{StoredMessages.Text} {i}");
        scope = place.App.Services.CreateAsyncScope();
        model = await Find(Request(scope));
    }

    [GlobalCleanup]
    public async Task CleanUp()
    {
        await scope.DisposeAsync();
        await place.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Description = "found, rendered and compressed")]
    public async Task Page()
    {
        await using var own = place.App.Services.CreateAsyncScope();
        var context = Request(own);
        await (await Find(context)).ToResult(own.ServiceProvider.GetRequiredService<PageETag>()).ExecuteAsync(context);
    }

    [Benchmark(Description = "rendered and compressed")]
    public async Task Rendering()
    {
        var context = Request(scope);
        await model.ToResult(scope.ServiceProvider.GetRequiredService<PageETag>()).ExecuteAsync(context);
    }

    private static void Tell(Report report, BenchmarkReport one)
    {
        var bytes = one.GcStats.GetBytesAllocatedPerOperation(one.BenchmarkCase) ?? 0;
        report.Tell($"page of 40 messages, {one.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')}",
            $"{one.ResultStatistics!.Mean / 1000:0} µs", $"{bytes / 1024.0:0.0} KiB allocated");
    }

    private async Task<ConversationModel> Find(HttpContext context) =>
        (await context.RequestServices.GetRequiredService<ConversationPageQuery>()
            .Latest(context, conversation, place.People[0].Me, CancellationToken.None))!;

    private DefaultHttpContext Request(AsyncServiceScope services)
    {
        DefaultHttpContext context = new() { RequestServices = services.ServiceProvider };
        context.Request.Method = "GET";
        context.Request.Headers.AcceptEncoding = "br";
        context.Request.Headers["Sec-Purpose"] = "prefetch"; // found without being read
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        context.Features.Set(place.People[0].Me);
        return context;
    }
}
