namespace OurWhats.Media.Uploads;

/// <summary>Outcome of a transfer.</summary>
internal enum TransferResult
{
    /// <summary>Everything was received.</summary>
    Complete,

    /// <summary>The connection was cut, or no data came for too long.</summary>
    Interrupted,

    /// <summary>More was sent than announced, or than is allowed.</summary>
    TooLong,

    /// <summary>The disk is full, or down to the space that uploads must leave free.</summary>
    DiskFull,

    /// <summary>The content does not have the announced checksum.</summary>
    ChecksumMismatch,
}
