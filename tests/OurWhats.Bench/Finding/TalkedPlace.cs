using System.Globalization;
using Microsoft.Data.Sqlite;
using OurWhats.Bench.Load;

namespace OurWhats.Bench.Finding;

/// <summary>A place where much was said: conversations by the modules' own code, messages as rows, which takes a minute less.</summary>
internal static class TalkedPlace
{
    private const int People = 100;
    private const long Start = 1_700_000_000_000; // UTC, milliseconds since 1970
    private const int MillisecondsBetween = 60_000;

    /// <summary>Fills a place. Gives the conversations of its first person.</summary>
    /// <param name="conversations">How many conversations.</param>
    /// <param name="mine">In how many of them the first person is.</param>
    /// <param name="messages">How many messages, evenly spread.</param>
    public static async Task<(IReadOnlyList<Resident> People, IReadOnlyList<long> Mine)> Prepare(string data, int conversations, int mine, int messages)
    {
        await using var place = await Place.Open(data);
        await place.Settle(People);
        List<long> all = [];
        for (var i = 0; i < conversations; i++)
        {
            var (one, other) = (place.People[1 + (i % (People - 1))], place.People[1 + ((i + 7) % (People - 1))]);
            all.Add(await place.Gather($"Groupe {i}", i < mine ? [place.People[0], one, other] : [one, other]));
        }

        Fill(Path.Combine(data, "ourwhats.db"), all, messages, i => place.People[1 + (i % (People - 1))].Me.Id);
        return (place.People, all[..mine]);
    }

    private static string LastOf(long conversation) => string.Create(
        CultureInfo.InvariantCulture, $"SELECT Last FROM messaging_conversations WHERE Id = {conversation}");

    private static void Fill(string file, List<long> conversations, int messages, Func<int, long> author)
    {
        Talk talk = new();
        using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        var last = (long)Command(connection, "SELECT max(id) FROM journal").ExecuteScalar()!;
        var numbers = conversations.ToDictionary(id => id, id => (long)Command(connection, LastOf(id)).ExecuteScalar()!);
        using var transaction = connection.BeginTransaction();
        using var insert = Command(connection, "INSERT INTO messaging_messages (Id, ConversationId, Number, AuthorId, Kind, Text, Key, At, Change) VALUES ($id, $c, $n, $a, 0, $text, $id, $at, $id); INSERT INTO journal (id, at, kind, actor, conversation, subject) VALUES ($id, $at, 20, $a, $c, $n)");
        foreach (var name in (string[])["$id", "$c", "$n", "$a", "$text", "$at"]) insert.Parameters.AddWithValue(name, 0L);
        for (var i = 0; i < messages; i++)
        {
            var conversation = conversations[i % conversations.Count];
            object[] values = [++last, conversation, ++numbers[conversation], author(i / conversations.Count), talk.Next(), Start + ((long)i * MillisecondsBetween)];
            for (var j = 0; j < values.Length; j++) insert.Parameters[j].Value = values[j];
            insert.ExecuteNonQuery();
        }

        foreach (var (conversation, number) in numbers)
            Command(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE messaging_conversations SET Last = {number} WHERE Id = {conversation}; UPDATE messaging_participants SET Read = {number} WHERE ConversationId = {conversation}")).ExecuteNonQuery();
        transaction.Commit();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
