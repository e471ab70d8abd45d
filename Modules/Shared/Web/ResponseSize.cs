using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>What an answer weighs, for whoever wants to know once it has been sent: a feature of its request.</summary>
public sealed class ResponseSize
{
    /// <summary>Bytes of its body before compression.</summary>
    public long PlainBytes { get; private set; }

    /// <summary>Bytes of its body as sent.</summary>
    public long SentBytes { get; private set; }

    /// <summary>HTML elements of a whole page, without those inside drawings; 0 for what is none.</summary>
    public int Elements { get; private set; }

    /// <summary>
    /// Requests that a browser with an empty cache makes for a whole page: itself, its styles, scripts, icon and
    /// pictures; 0 for what is none.
    /// </summary>
    public int Requests { get; private set; }

    /// <summary>Addresses of the styles, scripts and icon that a whole page names.</summary>
    public IReadOnlyList<string> Assets { get; private set; } = [];

    /// <summary>Messages that the answer shows although their reader has seen them before.</summary>
    public int MessagesAgain { get; set; }

    /// <summary>That of a request; made with its first part.</summary>
    public static ResponseSize Of(HttpContext context)
    {
        if (context.Features.Get<ResponseSize>() is { } weight) return weight;
        context.Features.Set(weight = new());
        return weight;
    }

    internal void Add(long plain, long sent) => (PlainBytes, SentBytes) = (PlainBytes + plain, SentBytes + sent);

    internal void AddPage(ReadOnlySpan<byte> html)
    {
        var page = PageElementCounter.Read(html);
        (Elements, Requests, Assets) = (page.Elements, page.Requests, page.Assets);
    }
}
