using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Web;
using OurWhats.Tests.Search;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

/// <summary>A page of one person does nothing in the name of another who signs in with the same browser.</summary>
public sealed partial class FormOwnerTests
{
    private const string Refused =
        "Cette page a été ouverte par une autre personne, avant votre connexion dans ce navigateur. "
        + "Rien n'a été fait : ouvrez la page de nouveau.";

    [Fact]
    public async Task What_one_person_has_typed_is_not_sent_by_the_next()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        foreach (var member in (Person[])[bob, chloe]) await member.Joins(group);
        var send = AddressOf(await bob.Reads(group.Conversation), $"/c/{group.Conversation}");
        bob.SessionKey = chloe.SessionKey;

        var plain = await bob.Post(send, Message("secret"));
        var script = await bob.Post(send, Message("secret"), Person.Htmx);

        Assert.Equal(Refused, plain.Must(409).Alert);
        Assert.Contains(Refused, WebUtility.HtmlDecode(script.Must(409).Html), StringComparison.Ordinal);
        Assert.DoesNotContain("<html", script.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", (await world.Alice.Reads(group.Conversation)).Texts);
        (await chloe.Post(AddressOf(await chloe.Reads(group.Conversation), $"/c/{group.Conversation}"), Message("bonjour"))).Must(303);
    }

    [Fact]
    public async Task The_settings_of_the_one_do_not_become_those_of_the_other()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var page = await bob.Get("/me");
        Dictionary<string, string> profile = new() { ["displayName"] = "Robert", ["language"] = "fr", ["zone"] = "UTC" };
        (await bob.Post("/sign-out")).Must(303);
        bob.SessionKey = chloe.SessionKey;

        (await bob.Post(AddressOf(page, "/me"), profile)).Must(409);
        (await bob.Post(AddressOf(page, "/sign-out"))).Must(409);

        Assert.Equal("Chloé", (await chloe.Get("/me")).Field("displayName"));
    }

    [Fact]
    public async Task After_signing_in_again_as_the_same_person_the_page_still_works()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var page = await bob.Get("/me");
        (await bob.Post("/sign-out")).Must(303);
        (await bob.SignIn()).Must(303);

        (await bob.Post(AddressOf(page, "/sign-out"))).Must(303);
    }

    [Fact]
    public async Task Every_form_of_every_page_knows_whose_it_is()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        await world.Alice.Says(group.Conversation, "bonjour");
        var id = world.Column("SELECT CAST(Id AS TEXT) FROM accounts_people WHERE UserName = 'alice'").Single();
        HashSet<string> pages = [];

        foreach (var endpoint in Endpoint.Of(world).Where(endpoint => endpoint.Method == "GET"))
        {
            var of = endpoint.Pattern.StartsWith("/c/", StringComparison.Ordinal) ? group.Conversation : group.Id;
            var address = endpoint.For(of, name: "bob", code: group.Code, number: 2);
            foreach (var page in (Page[])[await world.Alice.Get(address), await world.Alice.Get(address, Person.Htmx)])
            {
                foreach (var (form, target) in FormsOf(page.Html))
                {
                    pages.Add(endpoint.Pattern);
                    var isMarked = target.EndsWith($"?me={id}", StringComparison.Ordinal)
                        || target.EndsWith($"&me={id}", StringComparison.Ordinal);
                    Assert.True(isMarked, $"{address}: {form}");
                }
            }
        }

        Assert.True(pages.Count >= 12, string.Join(", ", pages));
    }

    [Fact]
    public async Task A_message_that_looks_like_a_form_stays_as_written()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        const string Text = "<form method=\"post\" action=\"/x\"> formaction=\"/y\" hx-post=\"/z\"";

        await world.Alice.Says(group.Conversation, Text);

        Assert.Contains(Text, (await world.Alice.Reads(group.Conversation)).Texts);
    }

    [Fact]
    public void Marking_the_forms_of_a_page_copies_nothing_but_the_marks()
    {
        const string Form = "<form method=\"post\" action=\"/c/5\"><button formaction=\"/c/5?a=b\" hx-post=\"/x\">é</button></form>";
        DefaultHttpContext context = new();
        context.Features.Set(AnythingTests.Me());
        using MemoryStream page = new(200_000);
        page.Write(Encoding.UTF8.GetBytes(new string('é', 30_000) + Form + "…"));

        FormOwner.Mark(page, context);
        var before = GC.GetAllocatedBytesForCurrentThread();
        FormOwner.Mark(page, context);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.EndsWith(
            "é<form method=\"post\" action=\"/c/5?me=1&amp;me=1\"><button formaction=\"/c/5?a=b&amp;me=1&amp;me=1\" "
            + "hx-post=\"/x?me=1&amp;me=1\">é</button></form>…",
            Encoding.UTF8.GetString(page.ToArray()),
            StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 2_000);
    }

    private static Dictionary<string, string> Message(string text) => new() { ["m"] = text, ["k"] = Some.Key() };

    private static string AddressOf(Page page, string end) => FormsOf(page.Must(200).Html)
        .Select(form => form.Target)
        .First(target => target.Split('?')[0].EndsWith(end, StringComparison.Ordinal));

    // The addresses to which a page sends changes.
    private static IEnumerable<(string Form, string Target)> FormsOf(string html) => Tag().Matches(html)
        .Where(tag => tag.Value.Contains("post", StringComparison.Ordinal) || tag.Value.Contains("formaction", StringComparison.Ordinal))
        .SelectMany(tag => Target().Matches(tag.Value).Select(target => (tag.Value, WebUtility.HtmlDecode(target.Groups[1].Value))));

    [GeneratedRegex("<(?:form|button|input)\\b[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(" (?:action|formaction|hx-post)=\"([^\"]*)\"")]
    private static partial Regex Target();
}
