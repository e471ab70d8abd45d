using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using OurWhats.Accounts;
using OurWhats.Footprint;
using OurWhats.Groups;
using OurWhats.Media;
using OurWhats.Messaging;
using OurWhats.Search;
using OurWhats.Shared;

namespace OurWhats.Tests.Architecture;

public sealed partial class TextsTests
{
    public static TheoryData<Assembly> Modules =>
        [typeof(SharedModule).Assembly, typeof(AccountsModule).Assembly, typeof(MessagingModule).Assembly, typeof(GroupsModule).Assembly, typeof(MediaModule).Assembly, typeof(SearchModule).Assembly, typeof(FootprintModule).Assembly];

    [Theory]
    [MemberData(nameof(Modules))]
    public void Every_text_is_in_both_languages_with_the_same_gaps(Assembly module)
    {
        var (french, english) = (Texts(module, CultureInfo.InvariantCulture), Texts(module, new("en")));

        Assert.True(french.Count > 10, module.FullName);
        Assert.Equal(french.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(french, text => Assert.Equal(Gaps(text.Value), Gaps(english[text.Key])));
        Assert.DoesNotContain("", french.Values.Concat(english.Values));
    }

    // The same word in both languages; whatever else is the same has been forgotten.
    private static readonly string[] Alike = ["Administration", "Description", "Message", "Messages", "Options", "Suspension"];

    [Theory]
    [MemberData(nameof(Modules))]
    public void Every_text_is_translated(Assembly module)
    {
        var (french, english) = (Texts(module, CultureInfo.InvariantCulture), Texts(module, new("en")));

        var forgotten = french.Where(text => english[text.Key] == text.Value && Letters().IsMatch(text.Value)).Select(text => text.Key);

        Assert.Empty(forgotten.Except(Alike));
    }

    [Fact]
    public void Templates_have_no_words_of_their_own()
    {
        var templates = Sources("*.cshtml");

        var words = from template in templates
                    from Match found in TextNode().Matches(template.Text).Concat(SpokenAttribute().Matches(template.Text))
                    let word = found.Groups[1].Value.Trim()
                    where Letters().IsMatch(word) && word != "OurWhats"
                    select $"{template.Name}: {word}";

        Assert.True(templates.Count > 15);
        Assert.NotEmpty(TextNode().Matches("<p>Bonjour</p>"));
        Assert.NotEmpty(SpokenAttribute().Matches("""<i aria-label="Retour">"""));
        Assert.Empty(words);
    }

    [Fact]
    public void Programs_have_no_French_of_their_own()
    {
        var programs = Sources("*.cs");

        var words = from program in programs
                    from Match found in Literal().Matches(Comment().Replace(program.Text, ""))
                    where Accented().IsMatch(found.Value)
                    select $"{program.Name}: {found.Value}";

        Assert.True(programs.Count > 80);
        Assert.Matches(Accented(), Literal().Match("return \"réservé\";").Value);
        Assert.Empty(words);
    }

    private static List<(string Name, string Text)> Sources(string pattern)
    {
        return [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "Modules"), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];
    }

    private static Dictionary<string, string> Texts(Assembly module, CultureInfo language) =>
        new ResourceManager(module.GetName().Name + ".Texts", module).GetResourceSet(language, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!);

    private static IEnumerable<string> Gaps(string text) => Gap().Matches(text).Select(found => found.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();

    [GeneratedRegex("[àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊÎÔÛŒ]")]
    private static partial Regex Accented();

    // What stands between two tags on a line, where Razor inserts nothing.
    [GeneratedRegex("<[a-z][^<>@]*>([^<>@{}]+)</")]
    private static partial Regex TextNode();

    [GeneratedRegex("""(?:aria-label|placeholder|title|alt)="([^"@]+)""" + "\"")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex("\"(?:[^\"\\\\\n]|\\\\.)*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?<!:)//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Gap();
}
