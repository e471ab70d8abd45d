using System.Net;
using System.Text.RegularExpressions;
using OurWhats.Tests.Worlds;
using Group = OurWhats.Tests.Worlds.Group;

namespace OurWhats.Tests.Groups;

/// <summary>People's actions on groups, and the contents of their pages.</summary>
internal static partial class GroupActions
{
    /// <summary>Ticks people and adds them.</summary>
    public static Task<Page> Adds(this Person owner, Group group, params Person[] people) =>
        owner.Ticks(group, [.. people.Select(person => person.Name)]);

    public static Task<Page> Ticks(this Person owner, Group group, params string[] names) => owner.Send(
        HttpMethod.Post,
        $"{group.Address}/people",
        new FormUrlEncodedContent(names.Select(name => KeyValuePair.Create("who", name))),
        ("Sec-Fetch-Site", "same-origin"));

    public static Task<Page> Removes(this Person owner, Group group, Person other) =>
        owner.Post($"{group.Address}/members/{other.Name}/removal");

    public static Task<Page> AddsOwner(this Person owner, Group group, Person other) =>
        owner.Post($"{group.Address}/owners/{other.Name}");

    public static Task<Page> RemovesOwner(this Person owner, Group group, Person other) =>
        owner.Post($"{group.Address}/owners/{other.Name}/end");

    public static Task<Page> Changes(
        this Person owner,
        Group group,
        string name,
        string description = "",
        bool open = true,
        bool history = false) => owner.Post($"{group.Address}/settings", new()
        {
            ["name"] = name,
            ["description"] = description,
            ["open"] = open ? "yes" : "no",
            ["history"] = history ? "yes" : "no",
        });

    /// <summary>The members listed on a group's page, each with the line under the name: "Alice (alice · responsable)".</summary>
    public static IReadOnlyList<string> Members(this Page page) =>
        [.. MemberRow().Matches(page.MainPart())
            .Select(row => WebUtility.HtmlDecode($"{row.Groups[1].Value} ({row.Groups[2].Value})"))];

    /// <summary>The page without the sidebar.</summary>
    public static string MainPart(this Page page) => page.Html[Math.Max(0, page.Html.IndexOf("<main", StringComparison.Ordinal))..];

    /// <summary>The text of the page, as it is read.</summary>
    public static string Read(this Page page) => WebUtility.HtmlDecode(page.MainPart());

    public static async Task<IReadOnlyList<string>> Lines(this Person person, Group group) =>
        [.. (await person.Reads(group.Conversation)).Messages.Select(said => said.Text)];

    /// <summary>Alice, the administrator, suspends somebody.</summary>
    public static async Task Suspends(this World world, Person person) =>
        (await world.Alice.Post(person.AdminAddress + "/suspend")).Must(303);

    public static async Task<Page[]> TwentyTimes(Func<Task<Page>> act) => await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => act()));

    [GeneratedRegex("""<li><a href="[^"]*"><i [^>]*>[^<]*</i><bdi>([^<]*)</bdi><span>([^<]*)</span></a></li>""")]
    private static partial Regex MemberRow();
}
