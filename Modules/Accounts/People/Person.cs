using Microsoft.AspNetCore.Identity;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Accounts.People;

/// <summary>A person's account. ASP.NET Core Identity hashes the password.</summary>
internal sealed class Person : IdentityUser<long>
{
    public required string DisplayName { get; set; }

    /// <summary>Language of the screens: ISO 639-1, two letters.</summary>
    public required string Language { get; set; }

    /// <summary>Time zone: IANA name.</summary>
    public required string Zone { get; set; }

    /// <summary>How attachments are displayed.</summary>
    public MediaDisplay MediaDisplay { get; set; }

    /// <summary>Database key of the picture's file, or null.</summary>
    public long? PictureId { get; private set; }

    /// <summary>Key of the picture in addresses, or null.</summary>
    public string? Picture { get; private set; }

    /// <summary>Code of the invitation with which the account was created, which may have expired; null for none.</summary>
    public string? InvitationCode { get; init; }

    public bool IsAdministrator { get; set; }

    /// <summary>
    /// True if an administrator has suspended the account, which then has no sessions and gets no new conversations.
    /// </summary>
    public bool IsSuspended { get; set; }

    public bool IsActiveAdministrator => IsAdministrator && !IsSuspended;

    public PersonCard Card => new(Id, UserName!, DisplayName, IsSuspended, Picture);

    /// <summary>Sets or removes the picture. Returns the database key of the former picture's file, or null.</summary>
    public long? SetPicture(FileCard? picture)
    {
        var before = PictureId;
        (PictureId, Picture) = (picture?.Id, picture?.Key);
        return before;
    }

    /// <summary>Suspends the account.</summary>
    /// <returns>Null on success; otherwise the refusal as a sentence. The same applies to the methods below.</returns>
    public string? Suspend(Person by)
    {
        if (by.Id == Id) return Texts.NotOneself;
        IsSuspended = true;
        return null;
    }

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

    /// <param name="isLast">True if there is no other administrator.</param>
    public string? RevokeAdministrator(bool isLast)
    {
        if (IsAdministrator && isLast) return Texts.LastAdministrator;
        IsAdministrator = false;
        return null;
    }
}
