namespace OurWhats.Shared.Identity;

/// <summary>How much of what is attached shows by itself. The numbers are stored.</summary>
public enum MediaDisplay
{
    /// <summary>Thumbnails of 320 pixels, sharper on dense screens.</summary>
    Thumbnails = 0,

    /// <summary>A box that says how much loading it takes.</summary>
    TextOnly = 1,

    /// <summary>Thumbnails of 640 pixels.</summary>
    Comfort = 2,
}
