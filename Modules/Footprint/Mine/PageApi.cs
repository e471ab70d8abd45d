using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Measuring;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Mine;

/// <summary>/footprint/page: what the page weighs from which one comes, as the server counts. With a script its browser has told it at its foot.</summary>
internal static class PageApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/footprint/page", Show);

    private static async Task<IResult> Show(HttpContext context, CurrentUser me, Savings savings, Assets assets, CancellationToken cancel)
    {
        var address = Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value ? from.PathAndQuery : "/";
        var shell = await Shell.For(context, me, Texts.PageWeightTitle, cancel);
        return Answers.Page(PageWeightPage.Create(new(shell, address, savings.PageOf(me.Id, address) is { } weight ? Tell(weight, assets) : null)));
    }

    private static string Tell(AnswerWeight weight, Assets assets)
    {
        var all = weight.SentBytes + weight.Assets.Sum(assets.BytesAt);
        var index = EcoIndex.Of(weight.Elements, weight.Requests, all);
        return Texts.PageWeighsServer.With(Sizes.Of(weight.SentBytes), Sizes.Of(all), weight.Requests, weight.Elements, index.Score, index.Grade);
    }
}

/// <summary>What a page weighs.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Address">The page that is weighed.</param>
/// <param name="Line">What is told of it; null where nothing is remembered.</param>
public sealed record PageWeightModel(Shell Shell, string Address, string? Line);
