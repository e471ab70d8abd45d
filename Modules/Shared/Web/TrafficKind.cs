using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>
/// A kind of traffic that the footprint reports separately. It is endpoint metadata; endpoints without any count as
/// <see cref="Pages"/>.
/// </summary>
/// <param name="Number">1 to <see cref="HighestNumber"/>, unique. It is stored: never change it.</param>
/// <param name="Key">Name in exported reports: never change it either.</param>
/// <param name="Name">Name on screen, in the language of the request.</param>
public sealed record TrafficKind(int Number, string Key, Func<string> Name)
{
    /// <summary>The highest <see cref="Number"/> that a kind may have.</summary>
    public const int HighestNumber = 9;

    /// <summary>Pages, their forms and their partial updates.</summary>
    public static TrafficKind Pages { get; } = new(1, "Pages", () => Texts.Pages);

    /// <summary>Uploaded files, in forms too, whatever the address.</summary>
    public static TrafficKind Uploads { get; } = new(6, "Uploads", () => Texts.Uploads);

    /// <summary>Scripts, styles and icons.</summary>
    public static TrafficKind Assets { get; } = new(7, "Assets", () => Texts.Styles);

    /// <summary>True for polls. Their 304 answers avoid no page, so they do not count as avoided bytes.</summary>
    public bool IsPoll { get; init; }
}

/// <summary>Endpoint metadata: the traffic belongs to a conversation.</summary>
/// <param name="IdOf">Finds the conversation's key in a request; null if it has none.</param>
public sealed record ConversationTraffic(Func<HttpRequest, string?> IdOf);
