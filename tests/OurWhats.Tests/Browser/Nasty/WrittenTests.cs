using System.Text.RegularExpressions;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Worlds;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Nasty;

/// <summary>Nasty texts that the application keeps, live and in lists: each is shown as it was written, and does nothing.</summary>
public sealed partial class WrittenTests(Chromium chromium) : Journey(chromium)
{
    private const string Names = "names => names.map(name => name.textContent)";

    // What of each preview "name : text" is not in its order, and what makes the page scroll sideways.
    private const string Disorder = """
        () => [...document.querySelectorAll('.rows span[dir]')].map(({ firstChild: node }) => {
          const at = node.data.indexOf(' : '), range = document.createRange();
          const middle = (start, end) => {
            range.setStart(node, start);
            range.setEnd(node, end);
            const { left, right } = range.getBoundingClientRect();
            return (left + right) / 2;
          };
          if (at < 0 || at + 3 === node.data.length) return '';
          const [name, colon, text] = [middle(0, at), middle(at + 1, at + 2), middle(at + 3, node.data.length)];
          return (name < colon) === (colon < text) ? '' : node.data;
        }).concat([document.documentElement, ...document.querySelectorAll('main, aside')]
          .map(part => part.scrollWidth > part.clientWidth + 1 ? `${location.pathname} ${part.tagName} scrolls sideways` : ''))
          .concat(window.nasty ? 'a text ran' : '').filter(Boolean)
        """;

    [Fact]
    public async Task Whatever_is_said_arrives_as_it_was_written()
    {
        var alice = await Arrive("Alice");
        using Person zoe = new(Application.Address, "zoe");
        (await zoe.SignUp()).Must(303);
        var group = await zoe.Founds("Essais");
        await alice.Join("Essais");
        var messages = alice.Page.Locator("#messages li[id^=m]:not(.s) p");

        List<string> said = [];
        foreach (var some in NastyTexts.All.Chunk(20))
        {
            foreach (var (_, text) in some)
            {
                var answer = await Trial.Type(zoe, $"/c/{group.Conversation}/messages", "text", text, "key=");
                if (answer.Status == 303) said.Add(Kept(text));
            }

            await Expect(messages).ToHaveCountAsync(said.Count);
        }

        Assert.InRange(said.Count, 150, NastyTexts.All.Count);
        Assert.Equal(said, (await messages.EvaluateAllAsync<string[]>(Names)).Select(Kept));
        var links = await alice.Page.Locator("#messages p a")
            .EvaluateAllAsync<string[]>("links => links.map(link => `${link.protocol} ${link.rel}`)");
        Assert.InRange(links.Length, 5, said.Count);
        Assert.All(links, link => Assert.Matches("^https?: noopener noreferrer nofollow$", link));
        Assert.Empty(await alice.Page.EvaluateAsync<string[]>(Disorder));
    }

    [Fact]
    public async Task Whatever_people_and_groups_are_called_is_listed_as_it_is()
    {
        var alice = await Arrive("Alice");
        using Person administrator = new(Application.Address, "alice");
        (await administrator.SignIn(alice.Password)).Must(303);
        var texts = NastyTexts.All.Select((nasty, i) => (nasty.Text, i)).ToList();
        var made = await Task.WhenAll(texts.Chunk(80).Select(some => Make(administrator, some)));
        var (people, groups) = (made.SelectMany(all => all.People).ToList(), made.SelectMany(all => all.Groups).ToList());

        List<string> disorder = [];
        var listed = await Walk(alice, "/admin/people", disorder);
        var conversations = await Walk(alice, "/", disorder);
        var cards = await Walk(alice, "/groups", disorder);

        Assert.InRange(people.Count, 100, texts.Count);
        Assert.InRange(groups.Count, 100, texts.Count);
        Assert.Empty(people.Except(listed).Select(NastyTexts.Escape));
        Assert.Empty(groups.Except(conversations).Select(NastyTexts.Escape));
        Assert.Empty(groups.Except(cards).Select(NastyTexts.Escape));
        Assert.Empty(disorder);
    }

    // A person and a group by each name that is taken; the person says the text there, and Alice reads it.
    private async Task<(List<string> People, List<string> Groups)> Make(Person alice, IEnumerable<(string Text, int I)> texts)
    {
        List<string> people = [], groups = [];
        foreach (var (text, i) in texts)
        {
            using Person person = new(Application.Address, $"person{i}");
            var form = $"userName={person.Name}&zone=UTC&password={Some.Password}";
            var answer = await Trial.Type(person, "/sign-up", "displayName", text, form);
            // Who gives no name is called by their user name.
            if (answer.Status == 303) people.Add(Kept(text) is { Length: > 0 } name ? name : person.Name);
            else (await person.SignUp()).Must(303);
            var created = await Trial.Type(person, "/groups/new", "name", text, "description=&open=yes&history=yes");
            if (created.Status == 303) groups.Add(Kept(text));
            var group = created.Status == 303 ? created.Location! : (await person.Founds($"Groupe {i}")).Address;
            (await alice.Post($"{group}/members")).Must(303);
            var conversation = (await person.Get(group)).Conversation;
            await Trial.Type(person, $"/c/{conversation}/messages", "text", text, "key=");
        }

        return (people, groups);
    }

    /// <summary>The names on a list's pages, from the first to the last.</summary>
    private static async Task<HashSet<string>> Walk(Visitor visitor, string address, List<string> disorder)
    {
        HashSet<string> names = [];
        for (var next = address; next is not null;)
        {
            await visitor.Go(next);
            names.UnionWith((await visitor.Page.Locator("bdi").EvaluateAllAsync<string[]>(Names)).Select(Kept));
            foreach (var width in (int[])[360, 1280])
            {
                await visitor.Page.SetViewportSizeAsync(width, 740);
                disorder.AddRange(await visitor.Page.EvaluateAsync<string[]>(Disorder));
            }

            var more = visitor.Page.Locator(".more a").Filter(new() { HasText = "Voir plus" });
            next = await more.CountAsync() > 0 ? await more.First.GetAttributeAsync("href") : null;
        }

        return names;
    }

    // Names are on one line. Of what is no character, its escapes or signs for what is lost are shown.
    private static string Kept(string text) => Lost().Replace(Spaces().Replace(text.Trim(), " "), "\uFFFD");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?:\uFFFD|%ED%[AB][0-9A-F]%[0-9A-F]{2}|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF])+")]
    private static partial Regex Lost();
}
