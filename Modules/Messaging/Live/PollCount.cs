using Microsoft.Extensions.Configuration;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Live;

/// <summary>
/// Counts polls in progress, held ones included. One person's are limited: each holds a connection and some kilobytes.
/// </summary>
internal sealed class PollCount(IConfiguration configuration) : OpenCount<long>(
    int.MaxValue,
    configuration.GetValue("Limits:PollsPerPerson", 500));
