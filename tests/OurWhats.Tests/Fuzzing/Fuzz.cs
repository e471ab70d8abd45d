using System.Buffers;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using OurWhats.Footprint.Metering;
using OurWhats.Media.Store;
using OurWhats.Media.Uploads;
using OurWhats.Search.Parsing;
using OurWhats.Search.Results;
using OurWhats.Shared.Web;

namespace OurWhats.Tests.Fuzzing;

/// <summary>
/// Gives arbitrary input to everything that reads bytes or text of strangers. The tests do it for seconds, the bench for
/// minutes. What it finds becomes a case of its own.
/// </summary>
internal static class Fuzz
{
    private static readonly DateOnly Today = new(2026, 11, 27);

    /// <summary>What is read, and the reading of arbitrary input for so many seconds, which throws at the first fault.</summary>
    public static IReadOnlyDictionary<string, Action<int>> Targets { get; } = new Dictionary<string, Action<int>>
    {
        ["multipart forms"] = seconds => Forms.Sample(ReadsForm, time: seconds, threads: 1),
        ["headers of tus"] = seconds => TusHeaders.Sample(ReadsTus, time: seconds, threads: 1),
        ["searches"] = seconds => Searches.Sample(ReadsSearch, time: seconds, threads: 1),
        ["heads of files"] = seconds => Heads.Sample(HasType, time: seconds, threads: 1),
        ["where photos were taken"] = seconds => Photos.Sample(RemovesLocation, time: seconds, threads: 1),
        ["frames of HTTP/2"] = seconds => Frames.Sample(CountsFrames, time: seconds, threads: 1),
        ["links in texts"] = seconds => Links.Sample(FindsLinks, time: seconds, threads: 1),
        ["ETags and languages"] = seconds => Headers.Sample(ReadsHeaders, time: seconds, threads: 1),
    };

    // Pieces that mean something to the reader, and anything between them.
    private static Gen<byte[]> Forms => Bytes(
        "--b\r\n", "--b--\r\n", "\r\n\r\n", "\r\n", "Content-Disposition: form-data; name=", "\"text\"",
        "; filename=\"a.png\"", "; filename*=UTF-8''%41", "Content-Type: text/plain", "é", "\0", new string('x', 300));

    private static Gen<string> TusHeaders => Text(
        "filename", "name", "before", " ", ",", "=", "YQ==", "sha1 ", "sha256 ", "MTIz", "-1", "99999999999999999999", "é");

    private static Gen<string> Searches => Text(
        "de:", "avant:", "taille:>", "\"", "-", "est:nonlu", " ", "l'", "(", "*", "\ud83c", "İ", "œ", "2026", "مرحبا");

    private static Gen<byte[]> Heads => Bytes(
        "\u00ff\u00d8\u00ff", "\u0089PNG\r\n\u001a\n", "GIF89a", "RIFF", "WEBP", "ftyp", "mif1", "heic", "\0\0\0\u0018",
        "OggS", "ID3", "%PDF-", "<svg", "é");

    private static Gen<byte[]> Photos => Bytes(
        "II*\0", "MM\0*", "\u0008\0\0\0", "\u0025\u0088", "\u0088\u0025", "\u0004\0\u0001\0", "\0\u0004\0\0\0\u0001",
        "<x:xmpmeta", "GPSLatitude", "</x:xmpmeta>", "/>", "\u00ff\u00ff\u00ff\u00ff");

    // The bytes, and into which lengths they are cut.
    private static Gen<(byte[], int[])> Frames => Gen.Select(
        Bytes(
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\0\0\u0004\u0001\u0005\0\0\0\u0001abcd", "\0\0\0\u0003\0\0\0\0\u0001",
            "\0\0\u0002\0\u0001\0\0\0\u0003xy", "\u00ff\u00ff\u00ff"),
        Gen.Int[1, 40].Array[1, 8]);

    private static Gen<string> Links => Text(
        "http://", "https://", "www.", "a.fr", "é.fr", "例え.jp", "bob@", "@", "/", "?", "#", ":80", ":", "\\", "(", ")", "「", "」",
        "»", "’", "。", ".", "_", " ", "\u200B", "\u202E", "\u2066", "\u0430", "[::1]", "\ud83d", "javascript:", "%40");

    private static Gen<string> Headers => Text("\"", "W/", "abc", "*", ",", "fr", "en;q=0.5", ";q=", "-", "é", "\t");

    private static Gen<byte[]> Bytes(params string[] pieces) => Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.OneOf(Gen.OneOf(pieces).Select(Encoding.Latin1.GetBytes), Gen.Byte.Array[0, 6]).Array[0, 30]
            .Select(parts => parts.SelectMany(part => part).ToArray()));

    private static Gen<string> Text(params string[] pieces) => Gen.OneOf(
        Gen.String,
        Gen.OneOf(Gen.OneOf(pieces), Gen.String[0, 4]).Array[0, 30].Select(parts => string.Concat(parts)));

    // A form is read, or is none: nothing else, and it never has more text than was sent.
    private static bool ReadsForm(byte[] body)
    {
        DefaultHttpContext context = new();
        context.Request.Method = "POST";
        context.Request.ContentType = "multipart/form-data; boundary=b";
        context.Request.Body = new MemoryStream(body);
        var reading = new FormWithFiles(1_000_000).Read(context, (_, content) => content.CopyToAsync(Stream.Null), CancellationToken.None);
        if (reading.IsFaulted) return reading.Exception.InnerException is InvalidDataException;
        return reading.IsCompletedSuccessfully && reading.GetAwaiter().GetResult()["text"].Length <= body.Length;
    }

    private static bool HasType(byte[] head) => FileTypeDetector.Detect(head).Contains('/', StringComparison.Ordinal);

    private static bool ReadsTus(string header)
    {
        DefaultHttpContext context = new();
        context.Request.Headers["Upload-Metadata"] = header;
        context.Request.Headers["Upload-Offset"] = header;
        using var checksum = Checksum.Parse(header);
        var name = "";
        try
        {
            name = Tus.FileName(context.Request);
            if (Tus.LengthBefore(context.Request) < 0) return false;
        }
        catch (InvalidDataException)
        {
            // It is not base64, and is answered so.
        }

        return name.Length <= header.Length && Tus.Number(context.Request, "Upload-Offset") is null or >= 0;
    }

    private static bool ReadsSearch(string text)
    {
        var query = SearchQueryParser.Parse(text, [("after", text), ("from", text), ("size", text)], Today);
        var highlights = Highlights.Of(query, text);
        return highlights.All(highlight => highlight.Start < highlight.End && highlight.End <= text.Length);
    }

    // Every other byte stays, so nothing is longer or shorter; what was removed is not found again.
    private static bool RemovesLocation(byte[] content)
    {
        var copy = content.ToArray();
        ExifLocation.Remove(copy);
        ExifLocation.Remove(copy);
        return copy.Length == content.Length;
    }

    // However the bytes arrive, all of them are counted, once.
    private static bool CountsFrames(byte[] content, int[] lengths)
    {
        Meter meter = new();
        ConnectionMeter connection = new(meter);
        for (int at = 0, i = 0; at < content.Length; i++)
        {
            var length = Math.Min(lengths[i % lengths.Length], content.Length - at);
            connection.CountReceived(new ReadOnlySequence<byte>(content, at, length));
            connection.CountSent(content.AsSpan(at, length));
            at += length;
        }

        connection.Begin(new(1, Measure.Pages, 0, TimeZoneInfo.Utc), 0, 1, mayBeIdentifiedLater: false);
        connection.Close(unread: 0);
        var counted = meter.Unwritten(DateTimeOffset.UnixEpoch).Values.Aggregate(default(Usage), (sum, usage) => sum + usage);
        return counted.Up == content.Length && counted.Down == content.Length;
    }

    // No character is lost, and a link leads to the very host that it shows, by no other scheme.
    private static bool FindsLinks(string text)
    {
        var links = TextLinks.In(text).ToList();
        return links.Zip([new(0, 0, ""), .. links]).All(pair => pair.Second.End <= pair.First.Start) && links.All(link =>
        {
            var shown = text[link.Start..link.End];
            var isMail = link.Address == "mailto:" + shown;
            return (isMail || link.Address == shown || link.Address == "https://" + shown)
                && Uri.TryCreate(link.Address, UriKind.Absolute, out var address)
                && address.Scheme is "http" or "https" or "mailto"
                && (isMail || address.UserInfo.Length == 0)
                && !shown.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)
                    || character is '"' or '<' or '>' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
        });
    }

    private static bool ReadsHeaders(string header)
    {
        DefaultHttpContext context = new();
        context.Request.Headers.IfNoneMatch = header;
        context.Request.Headers.AcceptLanguage = header;
        return Languages.All.Contains(Languages.Preferred(context.Request))
            && PageETag.IsFresh(context.Request, "\"0123456789\"") == (header == "\"0123456789\"");
    }
}
