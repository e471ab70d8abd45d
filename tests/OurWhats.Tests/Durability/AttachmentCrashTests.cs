using System.Globalization;
using Microsoft.Data.Sqlite;
using OurWhats.Tests.Media;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

public sealed class AttachmentCrashTests
{
    private const int MessagesBeforeTheKill = 20;

    // More by hand: OURWHATS_CRASH_ROUNDS=100.
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("OURWHATS_CRASH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Killed_at_any_moment_no_message_is_without_its_files()
    {
        await using Server server = new();
        await server.Start();
        using Person reader = new(server.Address, "Reader");
        (await reader.Post("/first-run", Some.FirstRun(reader, "Anyone"))).Must(303);
        var group = await reader.Founds("Chorale", history: true);
        List<Sender> senders = [];
        foreach (var name in (string[])["Bob", "Chloé", "David", "Emma"])
        {
            Person person = new(server.Address, name);
            (await person.SignUp()).Must(303);
            await person.Joins(group);
            senders.Add(new(person, group.Conversation));
        }

        for (var round = 0; round < Rounds; round++)
        {
            var goal = senders.Sum(sender => sender.Count) + MessagesBeforeTheKill;
            var sending = Task.WhenAll(senders.Select(sender => sender.SendUntilTheEnd()));
            while (senders.Sum(sender => sender.Count) < goal && !sending.IsCompleted) await Task.Delay(1, TestContext.Current.CancellationToken);
            await server.Kill();
            await sending;
            await server.Start();

            var stored = Stored(server);
            Assert.All(stored.Values, files => Assert.Equal(Sender.FilesOfEach, files.Count));
            foreach (var file in stored.Values.SelectMany(files => files)) Assert.Equal(file, FileWorld.KeyOf(await reader.Bytes("/files/" + file)));
            foreach (var (number, files) in senders.SelectMany(sender => sender.Acknowledged)) Assert.Equal(files, stored[number]);
        }

        foreach (var sender in senders) sender.Person.Dispose();
    }

    // By the message's number, the keys of its files.
    private static Dictionary<long, List<string>> Stored(Server server)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(server.Data, "ourwhats.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT message.Number, attachment.FileKey FROM messaging_messages message
            LEFT JOIN messaging_attachments attachment ON attachment.MessageId = message.Id
            WHERE message.Text = 'with files' ORDER BY message.Number, attachment.Position
            """;
        using var reader = command.ExecuteReader();
        Dictionary<long, List<string>> stored = [];
        while (reader.Read())
        {
            if (!stored.TryGetValue(reader.GetInt64(0), out var files)) stored[reader.GetInt64(0)] = files = [];
            if (!reader.IsDBNull(1)) files.Add(reader.GetString(1));
        }

        return stored;
    }

    /// <summary>Sends one message with files after the other, and remembers what was acknowledged.</summary>
    private sealed class Sender(Person person, long conversation)
    {
        public const int FilesOfEach = 2;

        private static readonly byte[] Shared = FileWorld.Content(20_000);

        public Person Person => person;

        /// <summary>The keys of the files of each message, by its number.</summary>
        public Dictionary<long, List<string>> Acknowledged { get; } = [];

        public int Count
        {
            get
            {
                lock (Acknowledged) return Acknowledged.Count;
            }
        }

        public async Task SendUntilTheEnd()
        {
            try
            {
                while (true) await Send(FileWorld.Content(60_000));
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                // The server is gone.
            }
        }

        private async Task Send(byte[] content)
        {
            var answer = (await person.Sends(conversation, "with files", ("own.bin", content), ("of all.bin", Shared))).Must(303);
            var number = long.Parse(answer.Location!.Split("#m")[1], CultureInfo.InvariantCulture);
            lock (Acknowledged) Acknowledged.Add(number, [FileWorld.KeyOf(content), FileWorld.KeyOf(Shared)]);
        }
    }
}
