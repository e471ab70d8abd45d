using System.Globalization;
using Microsoft.Data.Sqlite;
using OurWhats.Tests.Durability;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media;

public sealed class UploadCrashTests
{
    private const int PartBytes = 50_000;

    // More by hand: OURWHATS_CRASH_ROUNDS=100.
    private static readonly int Rounds = int.Parse(
        Environment.GetEnvironmentVariable("OURWHATS_CRASH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Killed_at_any_moment_it_has_lost_no_byte_that_it_acknowledged_and_has_no_row_without_its_file()
    {
        await using Server server = new();
        await server.Start();
        using Person alice = new(server.Address, "Alice");
        (await alice.Post("/first-run", Some.FirstRun(alice, "Anyone"))).Must(303);
        var senders = Enumerable.Range(0, 4).Select(_ => new Sender(new TusClient(server.Address, alice))).ToList();

        for (var round = 0; round < Rounds; round++)
        {
            var goal = senders.Sum(sender => sender.Parts) + 60;
            var sending = Task.WhenAll(senders.Select(sender => sender.SendUntilTheEnd()));
            while (senders.Sum(sender => sender.Parts) < goal && !sending.IsCompleted) await Task.Delay(1, TestContext.Current.CancellationToken);
            await server.Kill();
            await sending;
            AssertEveryRowHasItsFile(server);
            await server.Start();

            foreach (var sender in senders) await sender.AssertNothingLost();
        }

        foreach (var sender in senders) sender.Dispose();
    }

    private static void AssertEveryRowHasItsFile(Server server)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(server.Data, "ourwhats.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Hash FROM media_files";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var hash = reader.GetString(0);
            Assert.Equal(hash, FileWorld.HashOf(File.ReadAllBytes(Path.Combine(server.Data, "media", hash[..2], hash[2..]))));
        }
    }

    /// <summary>Sends one file after the other in parts, and remembers what was acknowledged.</summary>
    private sealed class Sender(TusClient client) : IDisposable
    {
        private readonly List<(string Key, byte[] Content)> sent = [];
        private byte[] content = [];
        private string? key;
        private long offset;

        /// <summary>Parts that were acknowledged.</summary>
        public int Parts { get; private set; }

        public async Task SendUntilTheEnd()
        {
            try
            {
                while (true) await SendNext();
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                // The server is gone.
            }
        }

        public async Task AssertNothingLost()
        {
            if (key is not null)
            {
                var kept = (await client.Asks(key)).Must(200).Offset;
                Assert.InRange(kept, offset, content.Length);
                offset = kept;
                if (offset == content.Length) Finish();
            }

            foreach (var (whole, bytes) in sent)
            {
                Assert.Equal(bytes, (await client.Gets("/files/" + FileWorld.KeyOf(bytes))).Must(200).Bytes);
                (await client.Send(HttpMethod.Delete, "/uploads/" + whole)).Must(204);
            }

            sent.Clear();
        }

        public void Dispose() => client.Dispose();

        private async Task SendNext()
        {
            if (key is null)
            {
                (content, offset) = (FileWorld.Content(5 * PartBytes), 0);
                key = await client.Begins(content.Length);
            }

            var part = content.AsSpan((int)offset, (int)Math.Min(PartBytes, content.Length - offset)).ToArray();
            offset = (await client.Goes(key, offset, part)).Must(204).Offset;
            Parts++;
            if (offset == content.Length) Finish();
        }

        private void Finish()
        {
            sent.Add((key!, content));
            key = null;
        }
    }
}
