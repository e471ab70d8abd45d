namespace OurWhats.Footprint.Sums;

/// <summary>What is summed up. The numbers are stored: never change one, only add.</summary>
internal enum Measure
{
    /// <summary>All traffic, where it is not told apart by kind.</summary>
    Traffic = 0,

    /// <summary>Pages, what is sent by their forms and the pieces that change in them.</summary>
    Pages = 1,

    /// <summary>Asking for news, and the news.</summary>
    Live = 2,

    Thumbnails = 3,

    /// <summary>Files opened whole.</summary>
    Originals = 4,

    /// <summary>Files downloaded.</summary>
    OtherFiles = 5,

    Uploads = 6,

    /// <summary>Scripts, styles and icons.</summary>
    Assets = 7,

    /// <summary>Answers 304. Down: bytes that they spared, where it is known what the browser holds.</summary>
    Fresh = 10,

    /// <summary>Compressed answers. Down: bytes that it spared.</summary>
    Compressed = 11,

    /// <summary>Messages sent. Up: bytes of their texts in UTF-8.</summary>
    MessagesSent = 20,

    /// <summary>Files put on line. Up: bytes that came.</summary>
    FilesReceived = 21,

    /// <summary>Files that were here already and did not come again. Up: bytes spared.</summary>
    FilesKnown = 22,

    /// <summary>Files that came although their content was here already. Up: bytes that are not stored twice.</summary>
    FilesShared = 23,

    /// <summary>Files made lighter before they came. Up: bytes that they weighed before; Down: bytes spared.</summary>
    FilesLightened = 24,

    /// <summary>Messages of others seen for the first time. Down: bytes of their texts in UTF-8.</summary>
    MessagesViewed = 30,

    /// <summary>Messages shown again by a page.</summary>
    MessagesReread = 31,

    /// <summary>Thumbnails and files seen for the first time. Down: bytes sent.</summary>
    FilesViewed = 32,

    /// <summary>The same seen again. Down: bytes sent.</summary>
    FilesReviewed = 33,

    /// <summary>The same from the browser's own copy. Down: bytes spared.</summary>
    FilesCached = 34,

    /// <summary>Thumbnails seen. Down: what the originals would have weighed.</summary>
    BaselineNaive = 40,

    /// <summary>Thumbnails seen. Down: what pictures of 1,600 pixels would have weighed.</summary>
    BaselineMessenger = 41,

    /// <summary>Thumbnails seen. Down: bytes sent.</summary>
    BaselineServed = 42,
}

/// <summary>Whose sum it is. The numbers are stored.</summary>
internal enum Scope
{
    Place = 0,
    Person = 1,
    Conversation = 2,
}
