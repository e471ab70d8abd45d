using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>
/// A kind of traffic, which the footprint tells apart. It is metadata of the endpoints whose bytes it counts; those without
/// any are <see cref="Pages"/>.
/// </summary>
/// <param name="Number">1 to 9, one for each kind. It is stored: never change it.</param>
/// <param name="Key">Its name in downloads of the report: never change it either.</param>
/// <param name="Name">Its name on screen, in the language of the request.</param>
public sealed record TrafficKind(int Number, string Key, Func<string> Name)
{
    /// <summary>The highest <see cref="Number"/> that a kind may have.</summary>
    public const int HighestNumber = 9;

    /// <summary>Pages, their forms and their partial updates.</summary>
    public static TrafficKind Pages { get; } = new(1, "Pages", () => Texts.Pages);

    /// <summary>Files on their way to the server, in forms too, whatever their address.</summary>
    public static TrafficKind Uploads { get; } = new(6, "Uploads", () => Texts.Uploads);

    /// <summary>Scripts, styles and icons.</summary>
    public static TrafficKind Assets { get; } = new(7, "Assets", () => Texts.Styles);

    /// <summary>True where requests wait for news: an answer that there are none spares no page.</summary>
    public bool IsPoll { get; init; }
}

/// <summary>Metadata of endpoints whose traffic belongs to a conversation.</summary>
/// <param name="IdOf">Finds the conversation's key in a request; null where it names none.</param>
public sealed record ConversationTraffic(Func<HttpRequest, string?> IdOf);
