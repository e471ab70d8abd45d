using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OurWhats.Tests.Worlds;

/// <summary>A poll answered with a stream, read part by part.</summary>
/// <param name="cursor">What the page knew when it asked.</param>
public sealed class Stream(HttpResponseMessage response, System.IO.Stream body, string cursor) : IAsyncDisposable
{
    private long known = long.TryParse(cursor, out var number) ? number : 0;
    private readonly StringBuilder all = new();
    private readonly BrotliStream plain = new(body, CompressionMode.Decompress);
    private string rest = "";

    public int Status => (int)response.StatusCode;

    public System.Net.Http.Headers.HttpResponseHeaders Headers => response.Headers;

    /// <summary>All that came so far, decompressed.</summary>
    public string All => all.ToString();

    /// <summary>The next part: what comes before its line feed, and the cursor behind it. Null at the end.</summary>
    public async Task<Part?> Next()
    {
        for (; ; )
        {
            var end = rest.IndexOf('\0', StringComparison.Ordinal);
            if (end >= 0)
            {
                var part = rest[..end];
                rest = rest[(end + 1)..];
                var cut = part.LastIndexOf('\n');
                if (cut < 0) return new(part, "");
                known += long.Parse(part[(cut + 1)..], CultureInfo.InvariantCulture);
                return new(part[..cut], known.ToString(CultureInfo.InvariantCulture));
            }

            if (!await ReadOn()) return null;
        }
    }

    /// <summary>The next part that says anything.</summary>
    public async Task<Part?> NextNews()
    {
        var part = await Next();
        while (part is { Html: "" }) part = await Next();
        return part;
    }

    /// <summary>Waits until the server ends it.</summary>
    public Task UntilItEnds() => Until.IsTrue(async () => await Next() is null, "the stream had ended");

    public async ValueTask DisposeAsync()
    {
        await plain.DisposeAsync();
        response.Dispose();
    }

    private async Task<bool> ReadOn()
    {
        var buffer = new byte[4096];
        try
        {
            var read = await Until.Ends(plain.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask());
            var text = Encoding.UTF8.GetString(buffer, 0, read);
            rest += text;
            all.Append(text);
            return read > 0;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return false; // the window is not closed in form: the answer is over
        }
    }
}

/// <summary>A part of a stream.</summary>
public sealed record Part(string Html, string Cursor);
