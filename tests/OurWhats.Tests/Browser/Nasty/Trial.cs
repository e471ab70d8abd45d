using System.Net.Http.Headers;
using System.Text;
using OurWhats.Media.Store;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Browser.Nasty;

/// <summary>Types every nasty text in every kind of field, to learn which are refused with a sentence.</summary>
internal sealed class Trial(Uri address, Person administrator)
{
    private readonly List<string> wordless = [];

    /// <summary>Refusals without a sentence, and answers that are neither refusals nor ways on.</summary>
    public IReadOnlyList<string> Wordless => wordless;

    /// <summary>What a field shows of each text, by the letter of its mark; null for what it refuses.</summary>
    public async Task<Dictionary<string, string?[]>> Run()
    {
        using Person zoe = new(address, "zoe");
        (await zoe.SignUp()).Must(303);
        var group = await zoe.Founds("Essais");
        var rules = await Task.WhenAll(
            Try(zoe, "/me", "displayName", "language=fr&zone=UTC"),
            Try(administrator, "/admin/place", "place", "policy=Anyone"),
            Try(zoe, $"{group.Address}/settings", "name", "open=yes&history=no&description="),
            Try(zoe, $"{group.Address}/settings", "description", "open=yes&history=no&name=Essais"),
            Try(zoe, $"/c/{group.Conversation}/messages", "text", "key="),
            Try(new(address, "nobody"), "/sign-up", "userName", $"displayName=Nobody&zone=UTC&password={Some.Password}"));
        string?[] files = [.. NastyTexts.All.Select(nasty => FileNames.Clean(nasty.Text))];
        (string?[] Shown, string[] Fields)[] all =
        [
            (rules[0], [Mark.Name, Mark.OtherName, Mark.MyName]),
            (rules[1], [Mark.Place]),
            (rules[2], [Mark.Group, Mark.OtherGroup]),
            (rules[3], [Mark.Description, Mark.Alternative]),
            (rules[4], [Mark.Message, Mark.MyMessage, Mark.Earlier, Mark.Direct, Mark.Query, Mark.Typed]),
            (rules[5], [Mark.UserName]),
            (files, [Mark.File, Mark.Picture, Mark.Sound, Mark.Film]),
        ];
        return (from rule in all from field in rule.Fields select (field, rule.Shown))
            .ToDictionary(pair => Mark.LetterOf(pair.field), pair => pair.Shown);
    }

    /// <summary>Sends a form with a nasty text in one field.</summary>
    public static async Task<Page> Type(Person person, string form, string field, string text, string rest)
    {
        MediaTypeHeaderValue type = new("application/x-www-form-urlencoded");
        using StringContent content = new($"{field}={NastyTexts.Escape(text)}&{rest}", Encoding.ASCII, type);
        return await person.Send(HttpMethod.Post, form, content, ("Sec-Fetch-Site", "same-origin"));
    }

    private async Task<string?[]> Try(Person person, string form, string field, string rest)
    {
        List<string?> shown = [];
        foreach (var (_, text) in NastyTexts.All)
        {
            var answer = await Type(person, form, field, text, rest);
            shown.Add(answer.Status == 303 ? text.ReplaceLineEndings("\n").Trim() : null);
            if (answer.Status == 303 || (answer.Status is >= 400 and < 500 && !string.IsNullOrEmpty(answer.Alert))) continue;
            lock (wordless) wordless.Add($"{form} {field} = {text}: {answer.Status}");
        }

        return [.. shown];
    }
}
