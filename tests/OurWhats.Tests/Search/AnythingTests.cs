using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Search.Finding;
using OurWhats.Search.Indexing;
using OurWhats.Search.Language;
using OurWhats.Search.Parsing;
using OurWhats.Search.Results;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Search;

/// <summary>Searches for arbitrary input.</summary>
public sealed class AnythingTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    // Pieces that mean something somewhere, and any characters between them.
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["abeéèœçñ'’-_.,:;!?\"«»()[]{}/\\#@&+*~^|<>=%€$ \n\t019🎂"], 0, 60],
        Gen.OneOf("de:", "a:", "à:", "le:", "avant:hier", "taille:>", "-", "\"", "«", "est:nonlu", "c'est quoi ?", "l'", "C#", "2.3.1", "réunion", "\ud83c", "\udf82", "\uffff", "\0", "mars 2026", "-\"", ":", "http://a.b/c", "œ", "ﬁn", "İ", "１２", "你好", "مرحبا").Array[0, 12].Select(parts => string.Concat(parts)),
        Gen.OneOf("mot ", "\"", "-a ", "(", "🎂", "x").Array[500, 3000].Select(parts => string.Concat(parts)));

    [Fact]
    public void Any_string_is_a_question_that_is_read_and_marks_any_text() => Gen.Select(AnyText, AnyText).Sample((question, text) =>
    {
        var read = SearchQueryParser.Parse(question, [("after", question), ("from", text), ("has", question), ("size", text)], Today);
        var highlights = Highlights.Of(read, text);
        var whole = Snippet.Whole(text, highlights);
        var snippet = Snippet.Of(text, highlights);

        Assert.InRange(read.Clauses.Count, 0, SearchQuery.MaxWords + 4);
        Assert.Equal(text, string.Concat(whole.Select(part => part.Text)));
        Assert.Contains(string.Concat(snippet.Select(part => part.Text)).Trim('…'), text, StringComparison.Ordinal);
        Assert.All(highlights, highlight => Assert.True(highlight.Start < highlight.End));
        Assert.All(highlights.Zip(highlights.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }, iter: 3000);

    [Fact]
    public async Task Any_string_is_a_question_that_answers()
    {
        await using var world = await World.Start();
        await world.Alice.Founds("Chorale");
        await world.UntilIndexed();
        var (finder, me, seen) = (world.Service<Finder>(), Me(), await Seen(world));

        AnyText.Sample(
            text =>
            {
                var query = SearchQueryParser.Parse(text, [], Today);
                var byRelevance = finder.Find(me, seen, query, 1, byRelevance: true);
                var byTime = finder.Find(me, seen, query, 1, byRelevance: false);
                Assert.Equal(byRelevance.Total, byTime.Total);
                Assert.Equal(Keys(byRelevance), Keys(byTime));
            },
            iter: 1500,
            threads: 1);

        foreach (var text in (string[])["\"", "(((", "/", "c'est quoi ?", "?!", "l' d'", "* ~ ^ \\", "AND OR NOT", "a:b:c", new string('é', 10_000), string.Concat(Enumerable.Repeat("🎂\"", 3_000)), "-", "\0"])
            (await world.Alice.Get("/search?q=" + Uri.EscapeDataString(text))).Must(200);
    }

    [Fact]
    public async Task Any_text_is_found_by_its_own_words()
    {
        await using var world = await World.Start();
        await world.Alice.Founds("Chorale");
        await world.UntilIndexed();
        var (finder, index) = (world.Service<Finder>(), world.Service<SearchIndex>());
        await world.Service<IndexUpdater>().StopAsync(CancellationToken.None); // this test writes to its index
        SeenConversation here = new(77, "Ici", null, [(1, long.MaxValue)], null, 0);
        var number = 1000L;

        AnyText.Sample(text =>
        {
            index.Put(new(++number, 77, number, 1, 0, [new(text, long.MinValue, long.MaxValue)], []));
            index.Publish(index.State);
            var key = number;
            var words = WordTokenizer.Tokenize(text).Where(word => !word.IsSign).Take(20).ToList();
            Assert.All(words, word => Assert.True(IsFound(finder, here with { Stays = [(key, key)] }, text[word.Start..word.End], key)));
        }, iter: 400, threads: 1);
    }

    private static bool IsFound(Finder finder, SeenConversation here, string word, long key)
    {
        var question = SearchQueryParser.Parse($"{word} ", [], Today);
        return question.Clauses.Count == 0 || finder.Find(Me(), [here], question, 1, byRelevance: true).Hits.Any(hit => hit.Key == key);
    }

    private static async Task<IReadOnlyList<SeenConversation>> Seen(World world)
    {
        await using var scope = world.Installation.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessages>().SeenBy(1, TestContext.Current.CancellationToken);
    }

    internal static CurrentUser Me() => new(
        1,
        "alice",
        "Alice",
        new("fr-FR"),
        TimeZoneInfo.Utc,
        IsAdministrator: true,
        Session: "",
        MediaDisplay.Thumbnails,
        SavesData: false,
        CancellationToken.None);

    private static IEnumerable<long> Keys(SearchResults results) => results.Hits.Select(hit => hit.Key).Order();
}
