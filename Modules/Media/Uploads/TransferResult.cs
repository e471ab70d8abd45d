namespace OurWhats.Media.Uploads;

/// <summary>How the transfer of a file, or of a part of it, ended.</summary>
internal enum TransferResult
{
    /// <summary>All that was sent has arrived.</summary>
    Complete,

    /// <summary>The connection was cut, or nothing came for too long.</summary>
    Interrupted,

    /// <summary>More was sent than announced, or than is allowed.</summary>
    TooLong,

    /// <summary>The disk is full, or down to the space that uploads must leave free.</summary>
    DiskFull,

    /// <summary>What arrived does not have the announced checksum.</summary>
    ChecksumMismatch,
}
