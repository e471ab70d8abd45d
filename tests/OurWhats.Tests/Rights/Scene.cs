using System.Text;
using System.Text.RegularExpressions;
using OurWhats.Tests.Worlds;
using Group = OurWhats.Tests.Worlds.Group;

namespace OurWhats.Tests.Rights;

/// <summary>
/// A closed group and eight kinds of visitors: each sees the messages of their membership periods and no others.
/// </summary>
internal sealed partial class Scene
{
    /// <summary>The kinds, in the order of the table.</summary>
    public static readonly string[] Kinds = ["nobody", "stranger", "member", "left", "removed", "later", "administrator", "suspended"];

    private Scene(World world, Person owner, Group group, long early)
    {
        (Owner, Group, Early) = (owner, group, early);
        Visitors = new() { ["nobody"] = world.Visitor(), ["administrator"] = world.Alice };
    }

    public Person Owner { get; }

    public Group Group { get; }

    /// <summary>Number of the message that was said before some left and another came.</summary>
    public long Early { get; }

    public Dictionary<string, Person> Visitors { get; }

    /// <summary>Key of the file that came with it.</summary>
    public string File { get; private init; } = "";

    public string Title { get; private init; } = "";

    public string EarlyText { get; private init; } = "";

    public string LateText { get; private init; } = "";

    /// <summary>Key of the picture that came with it, if any did.</summary>
    public string Picture { get; private init; } = "";

    /// <param name="world">Where it is.</param>
    /// <param name="more">Files to send beside the text, such as a picture.</param>
    public static async Task<Scene> Set(World world, params (string Name, byte[] Content)[] more)
    {
        var owner = await world.Person(Some.Name("owner"));
        var (title, earlyText, lateText) = (Some.Name("Conseil"), Some.Name("avant-"), Some.Name("apres-"));
        var group = await owner.Founds(title, open: false);
        Dictionary<string, Person> members = [];
        foreach (var kind in (string[])["member", "left", "removed", "suspended"]) members[kind] = await Join(world, kind, group);
        (string, byte[])[] files = [("programme.txt", Encoding.UTF8.GetBytes(title)), .. more];
        (await owner.Sends(group.Conversation, earlyText, files)).Must(303);
        var early = (await owner.Reads(group.Conversation)).Messages[^1].Number;
        await members["left"].Leaves(group);
        (await owner.Post($"{group.Address}/members/{members["removed"].Name}/removal")).Must(303);
        group = group with { Code = (await owner.Get(group.Address)).InvitationCode };
        members["later"] = await Join(world, "later", group);
        await owner.Says(group.Conversation, lateText);
        (await world.Alice.Post($"/admin/people/{members["suspended"].Name}/suspend")).Must(303);
        var page = (await owner.Reads(group.Conversation)).Html;
        Scene scene = new(world, owner, group, early)
        {
            File = FileAddress().Match(page).Groups[1].Value,
            Picture = PictureAddress().Match(page).Groups[1].Value,
            Title = title,
            EarlyText = earlyText,
            LateText = lateText,
        };
        foreach (var (kind, person) in members) scene.Visitors[kind] = person;
        scene.Visitors["stranger"] = await world.Person(Some.Name("stranger"));
        return scene;
    }

    /// <summary>Words that must not reach this kind of visitor, whatever they ask.</summary>
    public IEnumerable<string> Forbidden(string kind) => kind switch
    {
        "member" => [],
        "later" => [EarlyText],
        "left" or "removed" => [LateText],
        _ => [EarlyText, LateText, Title],
    };

    /// <summary>All that any form asks for, each good in itself.</summary>
    public Dictionary<string, string> Fields() => new(Some.Newcomer(Some.Name("new")))
    {
        ["text"] = "bonjour",
        ["key"] = Some.Key(),
        ["n"] = "1",
        ["name"] = "Autre nom",
        ["description"] = "",
        ["open"] = "no",
        ["history"] = "no",
        ["language"] = "fr",
        ["current"] = Some.Password,
        ["person"] = Visitors["stranger"].Name,
        ["next"] = "/",
        ["to"] = "/people/" + Visitors["stranger"].Name,
    };

    private static async Task<Person> Join(World world, string kind, Group group)
    {
        var person = await world.Person(Some.Name(kind));
        (await person.Post($"/join/{group.Code}")).Must(303);
        return person;
    }

    [GeneratedRegex("/files/([\\w-]{16})/as/")]
    private static partial Regex FileAddress();

    [GeneratedRegex("/files/([\\w-]{16})/[0-9]")]
    private static partial Regex PictureAddress();
}
