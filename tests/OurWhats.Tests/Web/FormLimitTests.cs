using System.Text;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Web;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

public sealed class FormLimitTests
{
    private const string TooLarge = "C'est trop long pour être envoyé.";

    private static readonly (string Name, string Value) SameSite = ("Sec-Fetch-Site", "same-origin");

    [Theory]
    [InlineData("/messages")]
    [InlineData("")]
    public async Task Thousands_of_tiny_fields_are_refused_with_a_sentence(string after)
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());

        using var form = Fields(Enumerable.Repeat(("f", "x"), 20_000));
        var answer = await world.Alice.Send(HttpMethod.Post, $"/c/{conversation}{after}", form, SameSite);

        Assert.Equal(TooLarge, answer.Must(413).Alert);
    }

    [Fact]
    public async Task A_picture_form_takes_no_fields_beyond_any_pages()
    {
        await using var world = await World.Start();

        using var form = Fields(Enumerable.Repeat(("f", "x"), 300));
        var answer = await world.Alice.Send(HttpMethod.Post, "/me/picture", form, SameSite);

        Assert.Equal(TooLarge, answer.Must(413).Alert);
    }

    [Theory]
    [InlineData(1, 70_000)]
    [InlineData(70, 1_000)]
    public async Task Long_fields_count_together(int count, int characters)
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());

        using var form = Fields(Enumerable.Range(0, count).Select(i => ($"f{i}", new string('x', characters))));
        var answer = await world.Alice.Send(HttpMethod.Post, $"/c/{conversation}/messages", form, SameSite);

        Assert.Equal(TooLarge, answer.Must(413).Alert);
    }

    [Fact]
    public async Task Names_and_headers_of_parts_have_limits_too()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        using var longName = Fields([(new('n', 20_000), "x")]);
        using MultipartFormDataContent manyHeaders = [];
        StringContent part = new("x");
        for (var i = 0; i < 9; i++) part.Headers.Add($"X-{i}", "x");
        manyHeaders.Add(part, "text");

        foreach (var form in (MultipartFormDataContent[])[longName, manyHeaders])
        {
            var answer = await world.Alice.Send(HttpMethod.Post, $"/c/{conversation}/messages", form, SameSite);
            Assert.Equal("Cette demande est illisible.", answer.Must(400).Alert);
        }
    }

    [Fact]
    public async Task A_boundary_longer_than_any_browsers_is_refused_with_a_sentence()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        using var form = Fields([("text", "bonjour")], new('b', 60));
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={new string('b', 5000)}");

        var answer = await world.Alice.Send(HttpMethod.Post, $"/c/{conversation}/messages", form, SameSite);

        Assert.Equal("Cette demande est illisible.", answer.Must(400).Alert);
    }

    [Fact]
    public async Task A_plain_form_has_limits_on_values_and_names()
    {
        await using var world = await World.Start();

        var longName = await world.Alice.Post("/me", new() { [new('n', 200)] = "x" });
        using StringContent many = new(string.Join('&', Enumerable.Repeat("f=x", 2000)), null, "application/x-www-form-urlencoded");
        var manyValues = await world.Alice.Send(HttpMethod.Post, "/me", many, SameSite);

        Assert.All((Page[])[longName, manyValues], answer => Assert.Equal("Cette demande est illisible.", answer.Must(400).Alert));
    }

    [Fact]
    public async Task A_multipart_form_where_none_is_expected_may_be_no_longer_than_any_other()
    {
        await using var world = await World.Start();
        using MultipartFormDataContent form = new() { { new ByteArrayContent(new byte[1_000_000]), "file", "large.bin" } };

        var answer = await world.Alice.Send(HttpMethod.Post, "/groups/new", form, SameSite, ("Expect", "100-continue"));

        Assert.Equal(TooLarge, answer.Must(413).Alert);
    }

    [Fact]
    public void Adding_values_costs_no_more_for_each_the_more_there_are()
    {
        Cost(100, Add); // warms up

        var (once, twice) = (Cost(2000, Add), Cost(4000, Add));

        Assert.InRange(twice, 0, once * 2.2);

        static void Add(int count)
        {
            FormWithFiles form = new(1_000_000);
            for (var i = 0; i < count; i++) form.Add("f", "x");
        }
    }

    [Fact]
    public async Task Reading_fields_allocates_in_proportion_to_their_number_and_size()
    {
        var (one, two) = (await BodyOf(100), await BodyOf(200));
        Cost(0, _ => Read(one)); // warms up

        var (once, twice) = (Cost(0, _ => Read(one)), Cost(0, _ => Read(two)));

        Assert.InRange(twice, 0, once * 2.2);
        Assert.InRange(twice, 0, 2_000_000);

        static void Read(CountedBody body)
        {
            body.Position = 0;
            var reading = Form(body, out _);
            Assert.True(reading.IsCompletedSuccessfully);
        }
    }

    [Fact]
    public async Task A_form_over_the_limits_is_refused_before_the_rest_of_it_is_read()
    {
        var body = await BodyOf(20_000);
        Assert.InRange(body.Length, 1_000_000, long.MaxValue);

        var refusal = await Assert.ThrowsAsync<BadHttpRequestException>(() => Form(body, out _));

        Assert.Equal(413, refusal.StatusCode);
        Assert.InRange(body.Read, 1, 64 * 1024);
    }

    private static long Cost(int count, Action<int> act)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        act(count);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Task<Form> Form(CountedBody body, out FormWithFiles form)
    {
        DefaultHttpContext context = new();
        context.Request.ContentType = "multipart/form-data; boundary=b";
        context.Request.Body = body;
        form = new(10_000_000);
        return form.Read(context, (_, _) => Task.CompletedTask, CancellationToken.None);
    }

    private static async Task<CountedBody> BodyOf(int fields)
    {
        using var form = Fields(Enumerable.Repeat(("f", "x"), fields), "b");
        return new(await form.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static MultipartFormDataContent Fields(IEnumerable<(string Name, string Value)> fields, string? boundary = null)
    {
        MultipartFormDataContent form = boundary is null ? [] : new(boundary);
        foreach (var (name, value) in fields) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), name);
        return form;
    }

    /// <summary>A body that counts what was read of it.</summary>
    private sealed class CountedBody(byte[] content) : MemoryStream(content)
    {
        public new int Read { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            Read += read;
            return read;
        }
    }
}
