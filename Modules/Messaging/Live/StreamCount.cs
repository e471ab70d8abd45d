using Microsoft.Extensions.Configuration;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Live;

/// <summary>
/// Counts open streams. Each holds a compression window of some 300 kB, so their number is limited, in all and for each
/// person.
/// </summary>
internal sealed class StreamCount(IConfiguration configuration) : OpenCount<long>(
    configuration.GetValue("Limits:Streams", 1000),
    configuration.GetValue("Limits:StreamsPerPerson", 20));
