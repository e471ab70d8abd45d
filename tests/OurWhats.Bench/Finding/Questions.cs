using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OurWhats.Bench.Finding;

/// <summary>A question, for both.</summary>
/// <param name="Kind">"one word"…</param>
/// <param name="Ours">As a person types it here.</param>
/// <param name="Theirs">The same in FTS5's language.</param>
internal sealed record Question(string Kind, string Ours, string Theirs);

/// <summary>What a person looks for: words of messages that they may see.</summary>
internal static class Questions
{
    private const int LeastLetters = 4;

    public static IReadOnlyList<Question> Of(string data, IReadOnlyList<long> conversations, int each)
    {
        Random random = new(7);
        List<Question> questions = [];
        foreach (var words in Texts(data, conversations, each * 3).Select(text => text.Split(' ')).Where(words => words.Count(word => word.Length >= LeastLetters) >= 2).Take(each))
        {
            string[] some = [.. words.Where(word => word.Length >= LeastLetters).OrderBy(_ => random.Next())];
            var at = random.Next(words.Length - 1);
            var longest = some.MaxBy(word => word.Length)!;
            questions.Add(new("one word", some[0], Quoted(some[0])));
            questions.Add(new("two words", $"{some[0]} {some[1]}", $"{Quoted(some[0])} {Quoted(some[1])}"));
            questions.Add(new("a phrase", $"\"{words[at]} {words[at + 1]}\"", $"\"{words[at]} {words[at + 1]}\""));
            questions.Add(new("a beginning of three letters", some[0][..3], some[0][..3] + "*"));
            questions.Add(new("a typing mistake", Mistaken(longest), Quoted(Mistaken(longest))));
        }

        return questions;
    }

    private static string Quoted(string word) => $"\"{word}\"";

    // Two letters exchanged in the middle.
    private static string Mistaken(string word)
    {
        var letters = word.ToCharArray();
        var at = letters.Length / 2;
        (letters[at], letters[at - 1]) = (letters[at - 1], letters[at]);
        return new string(letters) == word ? word + "z" : new(letters);
    }

    private static List<string> Texts(string data, IReadOnlyList<long> conversations, int most)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(data, "ourwhats.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT Text FROM messaging_messages WHERE Kind = 0 AND ConversationId IN ({string.Join(',', conversations)}) ORDER BY Id * 7919 % 104729 LIMIT {most}");
        using var reader = command.ExecuteReader();
        List<string> texts = [];
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }
}
