using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>
/// Size of a response, kept as a feature of its request and complete once it has been sent. Elements and requests
/// follow the definitions of EcoIndex.
/// </summary>
public sealed class ResponseSize
{
    /// <summary>Bytes of the body before compression.</summary>
    public long PlainBytes { get; private set; }

    /// <summary>Bytes of the body as sent.</summary>
    public long SentBytes { get; private set; }

    /// <summary>HTML elements of a whole page, without those inside SVG drawings; 0 for anything else.</summary>
    public int Elements { get; private set; }

    /// <summary>
    /// Requests that a browser with an empty cache makes for a whole page (itself, styles, scripts, icon and pictures);
    /// 0 for anything else.
    /// </summary>
    public int Requests { get; private set; }

    /// <summary>Addresses of the styles, scripts and icon of a whole page.</summary>
    public IReadOnlyList<string> Assets { get; private set; } = [];

    /// <summary>Number of messages in the response that its reader had already been sent.</summary>
    public int MessagesAgain { get; set; }

    /// <summary>Returns the request's instance, created at the first call.</summary>
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
