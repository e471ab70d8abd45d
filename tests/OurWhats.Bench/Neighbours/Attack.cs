using System.Net.Sockets;
using OurWhats.Bench.Load;

namespace OurWhats.Bench.Neighbours;

/// <summary>One way to ask too much of the server.</summary>
/// <param name="Name">Its name on the command line and in the table.</param>
/// <param name="Connections">How many connections do it at once.</param>
/// <param name="Act">What one connection does, again and again; it notes each answer.</param>
internal sealed record Attack(string Name, int Connections, Func<Target, Tally, CancellationToken, Task> Act)
{
    /// <summary>Connections that ask for the same again as soon as they are answered.</summary>
    public static Attack Asking(string name, int connections, Func<Target, byte[]> request)
    {
        byte[]? made = null;
        return new(name, connections, (target, tally, over) => Ask(target, made ??= request(target), tally, over));
    }

    /// <summary>Runs it until it is over.</summary>
    public Task Run(Target target, Tally tally, CancellationToken over) =>
        Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => Repeat(target, tally, over), over)));

    private async Task Repeat(Target target, Tally tally, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                await Act(target, tally, over);
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
            {
                if (!over.IsCancellationRequested) tally.Note(Tally.Closed);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                // The attack is over.
            }
        }
    }

    private static async Task Ask(Target target, byte[] request, Tally tally, CancellationToken over)
    {
        using Connection connection = new(target.Address);
        using var end = over.Register(connection.Dispose);
        await connection.Connect();
        while (!over.IsCancellationRequested) tally.Note((await connection.Ask(request)).Status);
    }
}
