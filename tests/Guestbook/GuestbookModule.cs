using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace Guestbook;

/// <summary>
/// The smallest module that has everything: a page with a navigation item, a name among the screens and a kind of traffic,
/// and a consumer of the journal. It shows that a module touches no file of the others.
/// </summary>
public sealed class GuestbookModule : IModule
{
    private static readonly TrafficKind Reading = new(9, "Guestbook", () => "Nouveaux venus");

    /// <inheritdoc/>
    public string Name => "Guestbook";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddJournalConsumer<Newcomers>();

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapGet("/guestbook", Show).WithMetadata(
        Reading,
        new NavigationItem(NavigationPlace.Menu, 35, () => "Nouveaux venus"),
        new ScreenName(55, () => "Nouveaux venus"));

    /// <inheritdoc/>
    public Task Migrate(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;

    private static async Task<IResult> Show(
        HttpContext context,
        CurrentUser me,
        Newcomers newcomers,
        IPeople people,
        CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, "Nouveaux venus", cancel);
        var names = newcomers.Ids.Select(person => people[person].DisplayName);
        return HtmlResults.Page(GuestbookPage.Create(new(shell, [.. names])));
    }
}

/// <summary>The guest book.</summary>
/// <param name="Shell">The layout around it.</param>
/// <param name="Newcomers">Who came, in order.</param>
public sealed record GuestbookModel(Shell Shell, IReadOnlyList<string> Newcomers);
