using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

/// <summary>
/// A person who sends messages without a pause, remembers which were acknowledged, and resends the others.
/// </summary>
internal sealed class Chatter(Person person, long conversation)
{
    private int count;
    private (string Text, string Key) pending;

    public Person Person => person;

    /// <summary>What was acknowledged, by its number in the conversation.</summary>
    public Dictionary<long, string> Acknowledged { get; } = [];

    /// <summary>Number of their last acknowledged message.</summary>
    public long Last => Acknowledged.Keys.Max();

    /// <summary>Talks until the server is gone.</summary>
    public async Task TalkUntilTheEnd()
    {
        try
        {
            while (true) await SayNext();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // What was under way is neither acknowledged nor given up: it is said again.
        }
    }

    /// <summary>Says what was under way when the server went, or the next thing.</summary>
    public async Task SayNext()
    {
        if (pending.Text is null) pending = ($"{person.Name} {++count}", Some.Key());
        var answer = await person.Post($"/c/{conversation}/messages", new() { ["text"] = pending.Text, ["key"] = pending.Key });
        var number = long.Parse(answer.Must(303).Location!.Split("#m")[1], System.Globalization.CultureInfo.InvariantCulture);
        lock (Acknowledged) Acknowledged.Add(number, pending.Text);
        pending = default;
    }
}
