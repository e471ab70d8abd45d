using Microsoft.AspNetCore.Identity;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Accounts.People;

/// <summary>A person and their account. ASP.NET Core Identity manages the password and the lockout.</summary>
internal sealed class Person : IdentityUser<long>
{
    public required string DisplayName { get; set; }

    /// <summary>Language of their screens: ISO 639-1, two letters.</summary>
    public required string Language { get; set; }

    /// <summary>Time zone: IANA name.</summary>
    public required string Zone { get; set; }

    /// <summary>How much of an attachment is shown before it is opened.</summary>
    public MediaDisplay MediaDisplay { get; set; }

    /// <summary>Database key of the picture's file, or null.</summary>
    public long? PictureId { get; private set; }

    /// <summary>Key of the picture in addresses, or null.</summary>
    public string? Picture { get; private set; }

    public bool IsAdministrator { get; set; }

    /// <summary>True when an administrator has suspended the account: no sessions, no new conversations.</summary>
    public bool IsSuspended { get; set; }

    public bool IsActiveAdministrator => IsAdministrator && !IsSuspended;

    public PersonCard Card => new(Id, UserName!, DisplayName, IsSuspended, Picture);

    /// <summary>Sets the picture, or removes it. Returns the key of the file that was the picture before, or null.</summary>
    public long? SetPicture(FileCard? picture)
    {
        var before = PictureId;
        (PictureId, Picture) = (picture?.Id, picture?.Key);
        return before;
    }

    /// <summary>Suspends the account.</summary>
    /// <returns>Null when it is done, else the reason against it as a sentence; so do the methods below.</returns>
    public string? Suspend(Person by)
    {
        if (by.Id == Id) return Texts.NotOneself;
        IsSuspended = true;
        return null;
    }

    /// <summary>Ends the suspension.</summary>
    public string? Reopen()
    {
        IsSuspended = false;
        return null;
    }

    public string? GrantAdministrator()
    {
        if (IsSuspended) return Texts.ReopenFirst;
        IsAdministrator = true;
        return null;
    }

    /// <param name="isLast">True when there is no other administrator.</param>
    public string? RevokeAdministrator(bool isLast)
    {
        if (IsAdministrator && isLast) return Texts.LastAdministrator;
        IsAdministrator = false;
        return null;
    }
}
