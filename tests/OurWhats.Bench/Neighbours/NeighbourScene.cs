using OurWhats.Bench.Load;
using OurWhats.Tests.Worlds;

namespace OurWhats.Bench.Neighbours;

/// <summary>A server with an ordinary pair of people in one conversation, and the attacker and somebody else in another.</summary>
internal sealed class NeighbourScene : IAsyncDisposable
{
    private const int Messages = 40;

    private NeighbourScene(LoadServer server, Pair pair, Target target) => (Server, Pair, Target) = (server, pair, target);

    public LoadServer Server { get; }

    public Pair Pair { get; }

    public Target Target { get; }

    /// <param name="data">The data folder, which does not exist yet.</param>
    /// <param name="photo">Path of a photo.</param>
    public static async Task<NeighbourScene> Set(string data, string photo)
    {
        List<Resident> people;
        long ordinary, attacked;
        await using (var place = await Place.Open(data))
        {
            await place.Settle(4);
            people = place.People;
            ordinary = await place.Gather("Chorale", people[0], people[1]);
            attacked = await place.Gather("Théâtre", people[2], people[3]);
            for (var i = 0; i < Messages; i++) await place.Say(ordinary, people[i % 2], StoredMessages.Text);
            for (var i = 0; i < Messages; i++) await place.Say(attacked, people[3], string.Concat(Enumerable.Repeat("a ", 1999)));
        }

        Uri http2 = new($"http://127.0.0.1:{Ports.Next()}");
        var server = await LoadServer.StartLimited(data, http2);
        Pair pair = new(server, people[0], people[1], ordinary);
        await pair.Connect();
        return new(server, pair, new(server.Address, http2, people[2].Session, attacked, photo));
    }

    public async ValueTask DisposeAsync()
    {
        Pair.Dispose();
        await Server.DisposeAsync();
    }
}
