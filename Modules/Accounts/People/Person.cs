using Microsoft.AspNetCore.Identity;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.People;

/// <summary>An account. Identity keeps its password and lockout.</summary>
internal sealed class Person : IdentityUser<long>
{
    public required string DisplayName { get; set; }

    /// <summary>Two-letter code.</summary>
    public required string Language { get; set; }

    /// <summary>IANA name.</summary>
    public required string Zone { get; set; }

    /// <summary>How much of what is attached shows by itself.</summary>
    public Showing Showing { get; set; }

    /// <summary>Key in the tables of the file of their picture, or null.</summary>
    public long? PictureId { get; private set; }

    /// <summary>What the picture's addresses are made of, or null.</summary>
    public string? Picture { get; private set; }

    public bool IsAdministrator { get; set; }

    /// <summary>An administrator keeps them out: no session, no new conversation.</summary>
    public bool IsSuspended { get; set; }

    public bool IsActiveAdministrator => IsAdministrator && !IsSuspended;

    public PersonCard Card => new(Id, UserName!, DisplayName, IsSuspended, Picture);

    /// <summary>Takes a picture, or none. Gives the file that stood for them before, or null.</summary>
    public long? SetPicture(FileCard? picture)
    {
        var before = PictureId;
        (PictureId, Picture) = (picture?.Id, picture?.Key);
        return before;
    }

    /// <summary>Keeps them out. Gives the reason as a sentence where that may not be, else null; so do those below.</summary>
    public string? Suspend(Person by)
    {
        if (by.Id == Id) return Texts.NotOneself;
        IsSuspended = true;
        return null;
    }

    /// <summary>Lets them back in.</summary>
    public string? Reopen()
    {
        IsSuspended = false;
        return null;
    }

    /// <summary>Makes them an administrator.</summary>
    public string? GrantAdministrator()
    {
        if (IsSuspended) return Texts.ReopenFirst;
        IsAdministrator = true;
        return null;
    }

    /// <summary>Makes them an administrator no more.</summary>
    /// <param name="isLast">True when nobody else administers.</param>
    public string? RevokeAdministrator(bool isLast)
    {
        if (IsAdministrator && isLast) return Texts.LastAdministrator;
        IsAdministrator = false;
        return null;
    }
}
