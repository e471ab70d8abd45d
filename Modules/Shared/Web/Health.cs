using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Web;

/// <summary>
/// /health: "ok" if the database answers, otherwise 503; then the backlog of each journal consumer, one per line.
/// </summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/health", Show).AllowAnonymous().DisableRateLimiting();

    private static IResult Show(Database database, IEnumerable<JournalConsumer> consumers)
    {
        var (state, status) = StateOf(database);
        return Results.Text(string.Join('\n', consumers.Select(LineOf).Prepend(state)), statusCode: status);
    }

    private static (string State, int Status) StateOf(Database database)
    {
        try
        {
            return (database.Check(), StatusCodes.Status200OK);
        }
        catch (SqliteException exception)
        {
            return ($"database: {exception.Message}", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static string LineOf(JournalConsumer consumer)
    {
        var skipped = consumer.SkippedCount > 0 ? $", {consumer.SkippedCount} skipped" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{consumer.Name}: {consumer.Behind} behind{skipped}");
    }
}
