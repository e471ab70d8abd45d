namespace OurWhats.Bench.Load;

/// <summary>Pages that are up to date ask whether they still are: the poll that does not hold, and the page.</summary>
internal static class Idle304
{
    private const int Connections = 64;

    public static async Task Measure(Report report, string folder, LoadServer server, IReadOnlyList<Resident> people, Rounds rounds)
    {
        await using var empty = await LoadServer.StartEmpty(Path.Combine(folder, "empty.log"));
        var nothing = Connection.Get(empty.Address, "/", people[0].Session, "\"1\"");
        var polls = await Task.WhenAll(people.Take(Connections).Select(person => Poll(server.Address, person)));
        var pages = await Task.WhenAll(people.Take(Connections).Select(person => Page(server.Address, person)));

        var (beside, poll, page) = (new List<Samples>(), new List<Samples>(), new List<Samples>());
        for (var round = -rounds.Warming; round < rounds.Count; round++)
        {
            Samples[] found =
            [
                await Crowd.Ask(empty.Address, Connections, rounds.Time, 304, (_, _) => nothing),
                await Crowd.Ask(server.Address, Connections, rounds.Time, 304, (i, _) => polls[i]),
                await Crowd.Ask(server.Address, Connections, rounds.Time, 304, (i, _) => pages[i]),
            ];
            if (round >= 0) (beside, poll, page) = ([.. beside, found[0]], [.. poll, found[1]], [.. page, found[2]]);
        }

        report.Rates("304 of a poll", poll, "an empty endpoint of Kestrel", beside, 0.6);
        report.Rates("304 of a page", page, "an empty endpoint of Kestrel", beside, 0.6);
    }

    // What the page knows is in the page; then the poll has nothing to tell.
    public static async Task<byte[]> Poll(Uri server, Resident person)
    {
        using Connection connection = new(server);
        await connection.Connect();
        var page = System.Text.Encoding.UTF8.GetString((await connection.Ask(Connection.Get(server, "/", person.Session))).Body.Span);
        var cursor = page.Split("data-v=\"")[1].Split('"')[0];
        return Connection.Get(server, "/pulse?d=1&h=0", person.Session, $"\"{cursor}\"");
    }

    // Not the dashboard: it is sent again once in a while, as its figures grow with each answer.
    private static async Task<byte[]> Page(Uri server, Resident person)
    {
        using Connection connection = new(server);
        await connection.Connect();
        var tag = (await connection.Ask(Connection.Get(server, "/help", person.Session))).Header("\r\nETag: "u8);
        return Connection.Get(server, "/help", person.Session, tag);
    }
}
