using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

/// <summary>All endpoints, asked as everybody, with all kinds of headers and methods.</summary>
public sealed class WalkTests
{
    // Those of HTTP and WebDAV, and one of nobody.
    private static readonly string[] Methods =
        ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "NONSENSE"];

    private const int MostShown = 40;

    [Fact]
    public async Task Who_gets_in_follows_from_the_endpoint_whatever_the_headers()
    {
        await using var world = await Begin();
        var walk = await Walk.Begin(world);
        using DatabaseState database = new(world);
        List<string> wrong = [];
        foreach (var endpoint in walk.Endpoints)
        {
            var here = walk.Here(endpoint);
            // Opening a conversation marks it as read: that is counted once. Whoever gets in by a form changes something.
            if (endpoint.IsSafe) foreach (var role in Audience.Kinds) await walk.Ask(role, endpoint, here, HeaderVariant.Plain);
            var variants = await VariantsOf(walk, endpoint, here);
            var before = Written();
            var asked =
                from role in Audience.Kinds
                where endpoint.IsSafe || Audience.Of(endpoint, role) != Access.Answered
                from variant in variants
                select Compare(walk, endpoint, role, variant);
            foreach (var faults in await Task.WhenAll(asked)) wrong.AddRange(faults);
            if (Written() != before) wrong.Add($"{endpoint} wrote to the database");

            // Rights are checked inside the write, which then commits nothing.
            string Written() => endpoint.IsSafe ? database.ContentAndCommits : database.Content;
        }

        Assert.True(walk.Endpoints.Count > 100, "The walk is short.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(MostShown)));
    }

    [Fact]
    public async Task Nothing_that_anybody_may_send_ends_in_an_error_or_without_a_sentence()
    {
        await using var world = await Begin();
        var walk = await Walk.Begin(world);
        List<string> wrong = [];
        foreach (var endpoint in walk.Endpoints.Where(endpoint => !endpoint.IsSafe))
        {
            var here = walk.Here(endpoint);
            foreach (var role in Audience.Kinds)
            {
                if (Audience.Of(endpoint, role) == Access.Answered)
                {
                    foreach (var variant in HeaderVariant.All)
                        Note(await walk.Ask(role, endpoint, here, variant), $"{endpoint} as {role}, {variant}", endpoint, wrong);
                }

                foreach (var body in OddBodies())
                {
                    var answer = await walk.Ask(role, endpoint, here, HeaderVariant.Plain, body);
                    Note(answer, $"{endpoint} as {role}, {body.Headers.ContentType}", endpoint, wrong);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(MostShown)));
    }

    [Fact]
    public async Task Other_methods_are_refused_with_a_sentence_and_do_nothing_under_any_name()
    {
        await using var world = await Begin();
        var walk = await Walk.Begin(world);
        using DatabaseState database = new(world);
        List<string> wrong = [];
        foreach (var address in walk.Endpoints.GroupBy(endpoint => endpoint.Pattern))
        {
            var mapped = address.Select(endpoint => endpoint.Method).ToList();
            var before = database.Content;
            var asked =
                from method in Methods.Except(mapped)
                from role in (string[])["nobody", "stranger", "owner", "administrator"]
                from variant in (HeaderVariant[])[HeaderVariant.Plain, HeaderVariant.Overriding(mapped[^1])]
                let endpoint = address.First() with { Method = method }
                where !IsTus(endpoint, variant) && !IsUploadCalledKnown(endpoint)
                select Refused(walk, endpoint, role, variant, mapped);
            foreach (var faults in await Task.WhenAll(asked)) wrong.AddRange(faults);
            if (database.Content != before) wrong.Add($"{address.Key} wrote to the database");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(MostShown)));
    }

    // What writes by itself, by the clock, is not what is looked for.
    private static Task<World> Begin() => World.Start(
        adapt: builder => builder.Services.RemoveAll<IHostedService>(),
        settings: ["--public-url", "https://chat.example.org", "--proxies", "10.9.9.9"]);

    // What others have got must not tell those who may not have it that it is there.
    private static async Task<IEnumerable<HeaderVariant>> VariantsOf(Walk walk, Endpoint endpoint, string here)
    {
        if (!endpoint.IsSafe) return HeaderVariant.All;
        var insider = endpoint.Policy is null ? "owner" : "administrator";
        var answer = await walk.Ask(insider, endpoint, here, HeaderVariant.Plain);
        return answer.Tag is { } tag ? [.. HeaderVariant.All, HeaderVariant.Tagged(tag)] : HeaderVariant.All;
    }

    private static async Task<List<string>> Compare(Walk walk, Endpoint endpoint, string role, HeaderVariant variant)
    {
        var (here, nowhere) = (walk.Here(endpoint), Walk.Absent(endpoint));
        var answer = await walk.Ask(role, endpoint, here, variant);
        var expected = !endpoint.IsSafe && variant == HeaderVariant.Foreign ? Access.Forbidden : Audience.Of(endpoint, role);
        List<string> wrong = [];
        var what = $"{endpoint} as {role}, {variant}";
        Note(answer, what, endpoint, wrong);
        if (IsTus(endpoint, variant)) return wrong;
        if (Walk.Of(answer) != expected) wrong.Add($"{what}: {answer.Status}, {expected} was expected");
        if (expected is not (Access.SignIn or Access.Absent)) return wrong;
        var nothing = Walk.Told(await walk.Ask(role, endpoint, nowhere, variant), nowhere);
        if (Walk.Told(answer, here) != nothing) wrong.Add($"{what} tells more than of nothing: {Walk.Told(answer, here)}\n- {nothing}");
        return wrong;
    }

    private static async Task<List<string>> Refused(
        Walk walk, Endpoint endpoint, string role, HeaderVariant variant, List<string> mapped)
    {
        var answer = await walk.Ask(role, endpoint, walk.Here(endpoint), variant);
        List<string> wrong = [];
        var what = $"{endpoint} as {role}, {variant} of {string.Join(", ", mapped)}";
        Note(answer, what, endpoint, wrong);
        if (answer.Status is not (404 or 405)) wrong.Add($"{what}: {answer.Status} {answer.Location}");
        return wrong;
    }

    // The one place where a header names the method: clients of tus that cannot send it otherwise.
    private static bool IsTus(Endpoint endpoint, HeaderVariant variant) =>
        variant.Name == HeaderVariant.Override.Name
        && endpoint.Method == "POST"
        && endpoint.Pattern.StartsWith("/uploads", StringComparison.Ordinal);

    // An upload's address may be this word as well.
    private static bool IsUploadCalledKnown(Endpoint endpoint) =>
        endpoint.Pattern == "/uploads/known" && endpoint.Method is "HEAD" or "OPTIONS" or "PATCH" or "DELETE";

    private static void Note(Page answer, string what, Endpoint endpoint, List<string> wrong) =>
        wrong.AddRange(Walk.Faults(endpoint, answer).Select(fault => $"{what}: {answer.Status}, {fault}"));

    private static IEnumerable<HttpContent> OddBodies()
    {
        string[] types =
        [
            "application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=none",
            "application/x-www-form-urlencoded; charset=utf-7",
        ];
        yield return new FormUrlEncodedContent([]);
        foreach (var type in types)
        {
            ByteArrayContent body = new(Encoding.UTF8.GetBytes("{\"a\":%zz&=&%00=%ff&--none\r\n"));
            body.Headers.TryAddWithoutValidation("Content-Type", type);
            yield return body;
        }
    }
}
