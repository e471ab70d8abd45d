using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Data;

namespace OurWhats.Shared.Web;

/// <summary>/health: "ok" when the database answers.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/health", Ask).AllowAnonymous();

    private static IResult Ask(Database database) => Results.Text(database.Check());
}
