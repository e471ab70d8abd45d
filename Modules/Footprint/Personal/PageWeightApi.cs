using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Personal;

/// <summary>
/// /footprint/page: the weight of the previous page, as counted by the server. With JavaScript, the page's footer shows
/// the browser's own count instead.
/// </summary>
internal static class PageWeightApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/footprint/page", Show)
        .WithMetadata(new NavigationItem(NavigationPlace.Footer, 10, () => Texts.PageWeight));

    private static async Task<IResult> Show(
        HttpContext context,
        CurrentUser me,
        AvoidedBytes pages,
        Assets assets,
        CancellationToken cancel)
    {
        var address = PreviousPage(context.Request);
        var text = pages.PageOf(me.Id, address) is { } weight ? TextOf(weight, assets) : null;
        var shell = await Shell.For(context, me, Texts.PageWeightTitle, cancel);
        return HtmlResults.Page(PageWeightPage.Create(new(shell, address, text)));
    }

    private static string PreviousPage(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var previous)
        && previous.Authority == request.Host.Value
            ? previous.PathAndQuery
            : "/";

    private static string TextOf(ResponseSize weight, Assets assets)
    {
        var all = weight.SentBytes + weight.Assets.Sum(assets.BytesAt);
        var index = EcoIndex.Of(weight.Elements, weight.Requests, all);
        return Texts.PageWeighsServer.With(
            Sizes.Of(weight.SentBytes),
            Sizes.Of(all),
            weight.Requests,
            weight.Elements,
            index.Score,
            index.Grade);
    }
}

/// <summary>Model of the page about a page's weight.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Address">Address of that page.</param>
/// <param name="Line">Text about its weight; null if unknown.</param>
public sealed record PageWeightModel(Shell Shell, string Address, string? Line);
