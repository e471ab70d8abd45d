using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media;

/// <summary>An ordinary tus client with a person's session.</summary>
internal sealed class TusClient : IDisposable
{
    private readonly HttpClient client;
    private readonly Dictionary<string, string> always;

    public TusClient(Uri place, Person person)
    {
        client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = place };
        always = new()
        {
            ["Cookie"] = "s=" + person.SessionKey,
            ["Origin"] = place.GetLeftPart(UriPartial.Authority),
            ["Tus-Resumable"] = "1.0.0",
            ["HX-Request"] = "true", // so that refusals are a sentence
        };
    }

    /// <param name="headers">Added to the usual headers, or replacing them; an empty value removes one.</param>
    public async Task<Reply> Send(
        HttpMethod method, string address, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, address) { Content = content };
        Dictionary<string, string> sent = new(always);
        foreach (var (name, value) in headers) sent[name] = value;
        foreach (var (name, value) in sent.Where(header => header.Value.Length > 0))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new(response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    public Task<Reply> Gets(string address, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, address, null, headers);

    /// <summary>Announces a file.</summary>
    public Task<Reply> Announces(long length, string name = "notes.bin", params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, "/uploads", null,
            [("Upload-Length", length.ToString(CultureInfo.InvariantCulture)), ("Upload-Metadata", Named(name)), .. headers]);

    /// <summary>Announces a file that is accepted; returns the upload's key.</summary>
    public async Task<string> Begins(long length, string name = "notes.bin") => (await Announces(length, name)).Must(201).Key;

    /// <summary>Sends a part.</summary>
    public Task<Reply> Goes(string key, long offset, byte[] part, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Patch, "/uploads/" + key, Part(part),
            [("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture)), .. headers]);

    /// <summary>Asks how much has arrived.</summary>
    public Task<Reply> Asks(string key) => Send(HttpMethod.Head, "/uploads/" + key);

    /// <summary>Sends a file in one go; returns the upload's key.</summary>
    public async Task<string> Sends(byte[] content, string name = "notes.bin")
    {
        var key = await Begins(content.Length, name);
        (await Goes(key, 0, content)).Must(204);
        return key;
    }

    /// <summary>Asks whether a file is known, so that it need not be sent.</summary>
    public Task<Reply> Names(string hash, long size, string name = "notes.bin") =>
        Send(HttpMethod.Post, "/uploads/known", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["hash"] = hash,
            ["size"] = size.ToString(CultureInfo.InvariantCulture),
            ["name"] = name,
        }));

    public void Dispose() => client.Dispose();

    public static string Named(string name) => "filename " + Convert.ToBase64String(Encoding.UTF8.GetBytes(name));

    public static ByteArrayContent Part(byte[] part) => new(part)
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") },
    };
}

/// <summary>A response with its whole body.</summary>
internal sealed class Reply(HttpResponseMessage response, byte[] bytes)
{
    private readonly Dictionary<string, string> headers = response.Headers.Concat(response.Content.Headers)
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

    public int Status { get; } = (int)response.StatusCode;

    public byte[] Bytes => bytes;

    public string Text => Encoding.UTF8.GetString(bytes);

    /// <summary>The sentence of a refusal.</summary>
    public string Sentence => WebUtility.HtmlDecode(Regex.Match(Text, "role=\"alert\">(.*?)</p>").Groups[1].Value);

    public string? this[string header] => headers.GetValueOrDefault(header);

    public string Key => this["Location"]!["/uploads/".Length..];

    public long Offset => long.Parse(this["Upload-Offset"]!, CultureInfo.InvariantCulture);

    public Reply Must(int status)
    {
        Assert.True(status == Status, $"{status} was expected, not {Status}: {Text}");
        return this;
    }
}
