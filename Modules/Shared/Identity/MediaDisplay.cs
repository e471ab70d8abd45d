namespace OurWhats.Shared.Identity;

/// <summary>How attachments are displayed. The numbers are stored: never change one.</summary>
public enum MediaDisplay
{
    /// <summary>320-pixel thumbnails, sharper on dense screens.</summary>
    Thumbnails = 0,

    /// <summary>A placeholder with the size to load.</summary>
    TextOnly = 1,

    /// <summary>640-pixel thumbnails.</summary>
    Comfort = 2,
}
