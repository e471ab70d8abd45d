using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Metering;

/// <summary>
/// Quantities that are counted. Numbers are stored and names appear in exported reports: never change either, only add.
/// </summary>
internal enum Measure
{
    /// <summary>All traffic, if it is not broken down by kind.</summary>
    Traffic = 0,

    /// <summary>Pages, their forms and their partial updates.</summary>
    Pages = 1,

    /// <summary>
    /// The last of the traffic kinds, whose numbers the endpoints define (<see cref="TrafficKind"/>).
    /// </summary>
    LastTraffic = TrafficKind.HighestNumber,

    /// <summary>304 responses. Down: bytes avoided, if the size of the cached body is known.</summary>
    Fresh = 10,

    /// <summary>Compressed responses. Down: bytes avoided.</summary>
    Compressed = 11,

    /// <summary>Messages sent. Up: bytes of their texts in UTF-8.</summary>
    MessagesSent = 20,

    /// <summary>Files stored. Up: bytes received.</summary>
    FilesReceived = 21,

    /// <summary>Files not uploaded because the server already had them. Up: bytes avoided.</summary>
    FilesKnown = 22,

    /// <summary>Files uploaded although the server already had their content. Up: bytes not stored twice.</summary>
    FilesShared = 23,

    /// <summary>Files reduced before upload. Up: their original bytes; Down: bytes avoided.</summary>
    FilesLightened = 24,

    /// <summary>Other people's messages seen for the first time. Down: bytes of their texts in UTF-8.</summary>
    MessagesViewed = 30,

    /// <summary>Messages shown again by a page.</summary>
    MessagesReread = 31,

    /// <summary>Thumbnails and files seen for the first time. Down: bytes sent.</summary>
    FilesViewed = 32,

    /// <summary>Thumbnails and files seen again. Down: bytes sent.</summary>
    FilesReviewed = 33,

    /// <summary>Thumbnails and files seen again from the browser's cache. Down: bytes avoided.</summary>
    FilesCached = 34,

    /// <summary>Thumbnails seen. Down: size of the originals.</summary>
    BaselineNaive = 40,

    /// <summary>Thumbnails seen. Down: estimated size of 1,600-pixel pictures.</summary>
    BaselineMessenger = 41,

    /// <summary>Thumbnails seen. Down: bytes sent.</summary>
    BaselineServed = 42,
}
