using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using OurWhats.Accounts;
using OurWhats.Groups;
using OurWhats.Messaging;
using OurWhats.Shared;

namespace OurWhats.Tests.Architecture;

public sealed partial class TextsTests
{
    public static TheoryData<Assembly> Modules =>
        [typeof(SharedModule).Assembly, typeof(AccountsModule).Assembly, typeof(MessagingModule).Assembly, typeof(GroupsModule).Assembly];

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

    private static Dictionary<string, string> Texts(Assembly module, CultureInfo language) =>
        new ResourceManager(module.GetName().Name + ".Texts", module).GetResourceSet(language, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!);

    private static IEnumerable<string> Gaps(string text) => Gap().Matches(text).Select(found => found.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Gap();
}
