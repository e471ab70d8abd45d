using System.Globalization;
using System.Net;

namespace OurWhats.Tests.Worlds;

/// <summary>
/// A person with a browser without JavaScript: it has cookies and sends forms, but follows redirects only on request.
/// </summary>
public sealed class Person : IDisposable
{
    private readonly HttpClient client;
    private readonly Uri place;

    public Person(Uri place, string displayName)
    {
        (this.place, DisplayName) = (place, displayName);
        Name = displayName.ToLowerInvariant().Replace(' ', '.');
        client = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = place };
    }

    /// <summary>The user name.</summary>
    public string Name { get; }

    public string DisplayName { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The key of their session, or null.</summary>
    public string? SessionKey
    {
        get => Cookies.GetCookies(place)["s"]?.Value;
        set => Cookies.Add(place, new Cookie("s", value));
    }

    public Task<Page> SignUp(string invitation = "") =>
        Post("/sign-up", new(Some.Newcomer(Name, invitation)) { ["displayName"] = DisplayName });

    public Task<Page> SignIn(string password = Some.Password, string next = "", params (string Name, string Value)[] headers) =>
        Post("/sign-in", new() { ["userName"] = Name, ["password"] = password, ["next"] = next }, headers);

    /// <summary>This person as administrators address them.</summary>
    public string AdminAddress => "/admin/people/" + Uri.EscapeDataString(Name);

    public Task<Page> Get(string address, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, address, null, headers);

    /// <summary>Sends a form of this site.</summary>
    public Task<Page> Post(string address, Dictionary<string, string>? fields = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, address, new FormUrlEncodedContent(fields ?? []), [("Origin", place.GetLeftPart(UriPartial.Authority)), .. headers]);

    /// <summary>Sends anything at all.</summary>
    public async Task<Page> Send(HttpMethod method, string address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, address) { Content = content };
        var trip = Guid.NewGuid().ToString("N");
        request.Headers.Add(QueryLedger.Header, trip);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new(trip, response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Goes where an answer leads.</summary>
    public Task<Page> Follow(Page page) => Get(page.Location!.Split('#')[0]);

    /// <summary>Says something in a conversation. Gives the message's number.</summary>
    public async Task<long> Says(long conversation, string text)
    {
        var page = await Post($"/c/{conversation}/messages", new() { ["text"] = text, ["key"] = Some.Key() });
        return Number(page.Must(303).Location!.Split("#m")[1]);
    }

    /// <summary>Sends the composer as a browser without script does.</summary>
    public async Task<Page> Sends(long conversation, string text, params (string Name, byte[] Content)[] files)
    {
        using MultipartFormDataContent form = new() { { new StringContent(text), "text" }, { new StringContent(Some.Key()), "key" } };
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "files", name);
        return await Send(HttpMethod.Post, $"/c/{conversation}/messages", form, ("Sec-Fetch-Site", "same-origin"));
    }

    /// <summary>What lies at an address, byte for byte.</summary>
    public Task<byte[]> Bytes(string address) => client.GetByteArrayAsync(address, TestContext.Current.CancellationToken);

    /// <summary>Sends a picture to stand for somebody or something: at "/me", or at a group's address.</summary>
    public async Task<Page> Shows(string of, byte[] picture, string name = "photo.jpg")
    {
        using MultipartFormDataContent form = new() { { new ByteArrayContent(picture), "picture", name } };
        return await Send(HttpMethod.Post, of + "/picture", form, ("Sec-Fetch-Site", "same-origin"));
    }

    /// <summary>Answers a message. Gives the answer's number.</summary>
    public async Task<long> Answers(long conversation, long number, string text)
    {
        var page = await Post($"/c/{conversation}/messages", new() { ["text"] = text, ["key"] = Some.Key(), ["re"] = $"{number}" });
        return Number(page.Must(303).Location!.Split("#m")[1]);
    }

    /// <summary>Opens a message's own page.</summary>
    public Task<Page> Sheet(long conversation, long number) => Get($"/c/{conversation}/messages/{number}");

    public Task<Page> Edits(long conversation, long number, string text) => Post($"/c/{conversation}/messages/{number}", new() { ["text"] = text });

    public Task<Page> Erases(long conversation, long number) => Post($"/c/{conversation}/messages/{number}/erasure");

    /// <summary>Writes to somebody. Gives the conversation.</summary>
    public async Task<long> WritesTo(Person other, string text)
    {
        var page = await Post($"/people/{Uri.EscapeDataString(other.Name)}", new() { ["text"] = text, ["key"] = Some.Key() });
        return Number(page.Must(303).Location!.Split('#')[0]["/c/".Length..]);
    }

    /// <summary>Opens a conversation at its end, which reads it.</summary>
    public async Task<Page> Reads(long conversation) => (await Get($"/c/{conversation}")).Must(200);

    /// <summary>Mutes a conversation: "hours", "week", "always", or "" to take it back.</summary>
    public async Task Mutes(long conversation, string time) => (await Post($"/c/{conversation}/mute", new() { ["for"] = time })).Must(303);

    /// <summary>Puts a conversation apart.</summary>
    public async Task Archives(long conversation) => (await Post($"/c/{conversation}/archive", new() { ["on"] = "yes" })).Must(303);

    /// <summary>Marks a conversation as unread.</summary>
    public async Task Marks(long conversation) => (await Post($"/c/{conversation}/unread")).Must(303);

    public async Task<Page> Dashboard() => (await Get("/")).Must(200);

    /// <summary>Asks what is new since a cursor, as an open page does.</summary>
    /// <param name="cursor">What the page knows: the number of a journal entry.</param>
    /// <param name="conversation">The conversation that the page shows; null for the dashboard.</param>
    /// <param name="holdSeconds">How long to wait for news.</param>
    /// <param name="tab">The page's name for itself.</param>
    public Task<Page> Polls(string cursor, long? conversation = null, int holdSeconds = 0, string tab = "") =>
        Get($"/pulse?{(conversation is null ? "d=1" : $"c={conversation}")}&t={tab}&h={holdSeconds}", ("If-None-Match", $"\"{cursor}\""), Htmx);

    /// <summary>Tells, as a page with a script does with its first poll, the last message that is looked at.</summary>
    /// <param name="number">Its number; 0 for none.</param>
    /// <param name="conversation">The conversation that the page shows; null for the dashboard.</param>
    /// <param name="cursor">What the page knows; its dashboard's where it does not matter.</param>
    public async Task<Page> Looks(long number, long? conversation = null, string? cursor = null)
    {
        cursor ??= (await Dashboard()).Cursor;
        return await Get(
            $"/pulse?{(conversation is null ? "d=1" : $"c={conversation}")}&t=tab&h=0&n={number}", ("If-None-Match", $"\"{cursor}\""), Htmx);
    }

    /// <summary>Asks what is new from a cursor on, part by part, as an open page does.</summary>
    /// <inheritdoc cref="Polls"/>
    public async Task<Stream> Listens(string cursor, long? conversation = null, string tab = "")
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/pulse?{(conversation is null ? "d=1" : $"c={conversation}")}&t={tab}&h=25&s=1");
        request.Headers.Add("Accept-Encoding", "br");
        request.Headers.TryAddWithoutValidation("If-None-Match", $"\"{cursor}\"");
        request.Headers.Add("HX-Request", "true");
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), cursor);
    }

    /// <summary>Creates a group.</summary>
    public async Task<Group> Founds(string name, bool open = true, bool history = false)
    {
        var created = await Post("/groups/new", new() { ["name"] = name, ["description"] = "", ["open"] = open ? "yes" : "no", ["history"] = history ? "yes" : "no" });
        var page = await Follow(created.Must(303));
        return new(Number(created.Location!["/groups/".Length..]), page.Conversation, page.InvitationCode);
    }

    public async Task Joins(Group group) => (await Post($"{group.Address}/members")).Must(303);

    public async Task Leaves(Group group) => (await Post($"{group.Address}/leave")).Must(303);

    public void Dispose() => client.Dispose();

    /// <summary>The header by which htmx asks for a fragment.</summary>
    public static (string Name, string Value) Htmx => ("HX-Request", "true");

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A group that a person created.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Conversation">The key of its conversation.</param>
/// <param name="Code">The code of its invitation link.</param>
public sealed record Group(long Id, long Conversation, string Code)
{
    public string Address => $"/groups/{Id}";
}
