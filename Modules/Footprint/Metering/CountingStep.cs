using Microsoft.AspNetCore.Connections;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Metering;

/// <summary>Counts the bytes of every connection.</summary>
internal sealed class CountingStep(Meter meter) : IConnectionStep
{
    public Task Run(ConnectionContext connection, ConnectionDelegate next) => CountedConnection.Count(connection, meter, next);
}
