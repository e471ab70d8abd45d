using Microsoft.Extensions.Configuration;

namespace OurWhats.Messaging.Live;

/// <summary>
/// Counts open streams. Each holds a compression window of some 300 kB, so their number is limited, in all and for each
/// person, so that nobody takes those of others.
/// </summary>
internal sealed class StreamCount(IConfiguration configuration)
{
    private readonly int most = configuration.GetValue("Limits:Streams", 1000);
    private readonly int mostOfPerson = configuration.GetValue("Limits:StreamsPerPerson", 20);
    private readonly Dictionary<long, int> byPerson = [];
    private readonly Lock gate = new();
    private int open;

    public bool TryEnter(long person)
    {
        lock (gate)
        {
            var own = byPerson.GetValueOrDefault(person);
            if (open >= most || own >= mostOfPerson) return false;
            byPerson[person] = own + 1;
            open++;
            return true;
        }
    }

    public void Leave(long person)
    {
        lock (gate)
        {
            open--;
            if (--byPerson[person] == 0) byPerson.Remove(person);
        }
    }
}
