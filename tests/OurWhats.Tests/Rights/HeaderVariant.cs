namespace OurWhats.Tests.Rights;

/// <summary>Headers that a request may carry beyond those of a plain browser.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Headers">The headers.</param>
internal sealed record HeaderVariant(string Name, params (string Name, string Value)[] Headers)
{
    /// <summary>The other site that requests name; no answer may contain it.</summary>
    public const string ForeignHost = "evil.example";

    public static readonly HeaderVariant Plain = new("plain");

    public static readonly HeaderVariant Htmx = new("htmx", ("HX-Request", "true"));

    public static readonly HeaderVariant Foreign =
        new("foreign", ("Origin", "https://" + ForeignHost), ("Sec-Fetch-Site", "cross-site"));

    /// <summary>The headers by which some frameworks replace the method.</summary>
    public static readonly HeaderVariant Override = Overriding("DELETE");

    public static readonly HeaderVariant[] All =
    [
        Plain,
        Htmx,
        Foreign,
        Override,
        new("any tag", ("If-None-Match", "*"), ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")),
        new("other tag", ("If-Match", "\"0\""), ("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")),
        new("range", ("Range", "bytes=0-3")),
        new("range beyond", ("Range", "bytes=999999999-")),
        new("odd accept", ("Accept", "application/x-nothing"), ("Accept-Encoding", "br;q=0,*;q=0"), ("Accept-Language", "xx-;;q=,")),
        new("forged",
            ("Host", ForeignHost),
            ("Forwarded", $"for=1.2.3.4;host={ForeignHost};proto=https"),
            ("X-Forwarded-For", "unknown, 10.0.0.1"),
            ("X-Forwarded-Host", ForeignHost),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Prefix", "/admin"),
            ("X-Original-URL", "/admin"),
            ("X-Rewrite-URL", "/admin")),
    ];

    /// <summary>Asks for another method by header.</summary>
    public static HeaderVariant Overriding(string method) => new(
        "override", ("X-HTTP-Method-Override", method), ("X-HTTP-Method", method), ("X-Method-Override", method));

    /// <summary>What the browser of somebody who got in would ask.</summary>
    public static HeaderVariant Tagged(string tag) => new("known tag", ("If-None-Match", tag));

    public override string ToString() => Name;
}
