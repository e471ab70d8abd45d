using System.Globalization;
using System.Text.RegularExpressions;
using OurWhats.Tests.Media;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Rights;
using OurWhats.Tests.Worlds;
using Group = OurWhats.Tests.Worlds.Group;

namespace OurWhats.Tests.Browser.Nasty;

/// <summary>
/// A place where every field is filled in with its mark, and where all happened that a page may tell of.
/// </summary>
internal sealed partial class Planting : IDisposable
{
    private readonly Uri address;

    private Planting(Uri address, Person alice)
    {
        (this.address, Alice) = (address, alice);
        Dan = new(address, Mark.Of(Mark.UserName));
        Erin = new(address, "erin");
    }

    /// <summary>The administrator and owner of the groups.</summary>
    public Person Alice { get; }

    public Person Dan { get; }

    /// <summary>Who was a member of the group for a while.</summary>
    public Person Erin { get; }

    public Group Group { get; private set; } = null!;

    public Group OtherGroup { get; private set; } = null!;

    /// <summary>The conversation of Alice and Dan.</summary>
    public long Direct { get; private set; }

    /// <summary>Numbers of messages in the group: Dan's, Alice's answer, Dan's with the files.</summary>
    public (long Said, long Answer, long Files) Messages { get; private set; }

    /// <summary>Path of a link by which Dan can choose a new password.</summary>
    public string Reset { get; private set; } = "";

    public static async Task<Planting> Plant(Uri address, Person alice)
    {
        Planting planting = new(address, alice);
        await planting.NameEverything();
        await planting.LetThingsHappen();
        await planting.Talk();
        return planting;
    }

    /// <summary>Gives the group another name.</summary>
    public async Task Rename(string name)
    {
        Dictionary<string, string> group = new()
        {
            ["name"] = name,
            ["description"] = Mark.Of(Mark.Description),
            ["open"] = "yes",
            ["history"] = "yes",
        };
        (await Alice.Post($"{Group.Address}/settings", group)).Must(303);
    }

    /// <summary>
    /// The pages with marked texts by which forms are answered, when they are filled in well, for Dan and for Erin, and
    /// when a mark stands in one or all of their fields; by the form and the sentence. Leaves nothing as it was.
    /// </summary>
    public async Task<Dictionary<string, string>> Answers(IEnumerable<Endpoint> endpoints)
    {
        Dictionary<string, string> answers = [];
        foreach (var form in endpoints.Where(endpoint => endpoint is { Method: "POST", Pattern: not "/sign-out" }))
        {
            var id = form.Pattern.StartsWith("/groups", StringComparison.Ordinal) ? Group.Id : Group.Conversation;
            foreach (var person in (Person[])[Dan, Erin])
            {
                var address = form.For(id, Uri.EscapeDataString(person.Name), Group.Code, Messages.Files);
                foreach (var fields in Fillings(form.Pattern, person))
                {
                    var answer = await Alice.Post(address, fields);
                    Assert.True(answer.Status < 500, $"{form} is answered {answer.Status}");
                    if (IsMarkedPage(answer)) answers.TryAdd($"{form} {answer.Alert}", answer.Html);
                }
            }
        }

        return answers;
    }

    private static bool IsMarkedPage(Page answer) =>
        answer.Type == "text/html"
        && answer.Html.Contains("<html", StringComparison.Ordinal)
        && answer.Html.Contains(Mark.Beginning, StringComparison.Ordinal);

    private static IEnumerable<Dictionary<string, string>> Fillings(string form, Person person)
    {
        var usual = NastyInputTests.Forms[form];
        yield return usual.ToDictionary(field => field.Key, field => field.Value == "alice" ? person.Name : field.Value);
        yield return usual.ToDictionary(field => field.Key, _ => Mark.Of(Mark.Typed));
        foreach (var field in usual.Keys) yield return new(usual) { [field] = Mark.Of(Mark.Typed) };
    }

    private async Task NameEverything()
    {
        foreach (var person in (Person[])[Dan, Erin]) (await person.SignUp()).Must(303);
        foreach (var (person, name) in ((Person, string)[])[(Alice, Mark.MyName), (Dan, Mark.Name), (Erin, Mark.OtherName)])
        {
            Dictionary<string, string> settings = new()
            {
                ["displayName"] = Mark.Of(name),
                ["language"] = "fr",
                ["zone"] = "Europe/Paris",
                ["showing"] = person == Dan ? "1" : "0",
            };
            (await person.Post("/me", settings)).Must(303);
        }

        (await Alice.Post("/admin/place", new() { ["place"] = Mark.Of(Mark.Place), ["policy"] = "Anyone" })).Must(303);
        Group = await Alice.Founds("Chorale");
        OtherGroup = await Alice.Founds(Mark.Of(Mark.OtherGroup));
        await Rename(Mark.Of(Mark.Group));
    }

    private async Task LetThingsHappen()
    {
        await Dan.Joins(Group);
        var erin = Uri.EscapeDataString(Erin.Name);
        (await Alice.Post($"{Group.Address}/people", new() { ["who"] = Erin.Name })).Must(303);
        (await Alice.Post($"{Group.Address}/owners/{erin}")).Must(303);
        (await Alice.Post($"{Group.Address}/owners/{erin}/end")).Must(303);
        (await Alice.Post($"{Group.Address}/members/{erin}/removal")).Must(303);
        await Alice.Archives(OtherGroup.Conversation);
        (await Alice.Post(Dan.AdminAddress + "/role")).Must(303);
        var link = (await Alice.Post(Dan.AdminAddress + "/reset-link")).Must(200);
        Reset = ResetLink().Match(link.Html).Value;
    }

    private async Task Talk()
    {
        var conversation = Group.Conversation;
        var said = await Dan.Says(conversation, Mark.Of(Mark.Message) + " https://exemple.fr/");
        var answer = await Alice.Answers(conversation, said, Mark.Of(Mark.Earlier));
        (await Alice.Edits(conversation, answer, Mark.Of(Mark.MyMessage))).Must(303);
        var files = await SendFiles(conversation);
        Messages = (said, answer, files);
        await Dan.Answers(conversation, files, Mark.Of(Mark.Message));
        Direct = await Dan.WritesTo(Alice, Mark.Of(Mark.Direct));
        await Erin.WritesTo(Alice, "Bonjour");
        await Alice.WritesTo(Erin, Mark.Of(Mark.MyMessage));
        await Dan.Says(conversation, Mark.Of(Mark.Message));
    }

    private async Task<long> SendFiles(long conversation)
    {
        using TusClient tus = new(address, Dan);
        var picture = await tus.Sends(Darkroom.Photo(400, 300), Mark.Of(Mark.Picture));
        (string Field, byte[] Content)[] others =
        [
            (Mark.File, "%PDF-1.7"u8.ToArray()), (Mark.Sound, "ID3"u8.ToArray()),
            (Mark.Film, [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0]),
        ];
        List<string> keys = [picture];
        foreach (var (field, bytes) in others) keys.Add(await tus.Sends(bytes, Mark.Of(field)));
        var form = keys.Select(key => KeyValuePair.Create("file", key))
            .Append(new("alt-" + picture, Mark.Of(Mark.Alternative)))
            .Append(new("text", Mark.Of(Mark.Message)))
            .Append(new("key", Some.Key()));
        using FormUrlEncodedContent content = new(form);
        var sent = await Dan.Send(HttpMethod.Post, $"/c/{conversation}/messages", content, ("Sec-Fetch-Site", "same-origin"));
        return long.Parse(sent.Must(303).Location!.Split("#m")[1], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("/reset/[a-z0-9]+")]
    private static partial Regex ResetLink();

    public void Dispose()
    {
        foreach (var person in (Person[])[Dan, Erin]) person.Dispose();
    }
}
