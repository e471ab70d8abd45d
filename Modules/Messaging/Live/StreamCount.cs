using Microsoft.Extensions.Configuration;

namespace OurWhats.Messaging.Live;

/// <summary>Counts open streams. Each holds a compression window of some 300 kB, so their number is limited.</summary>
internal sealed class StreamCount(IConfiguration configuration)
{
    private readonly int most = configuration.GetValue("Limits:Streams", 1000);
    private int open;

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref open) <= most) return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref open);
}
