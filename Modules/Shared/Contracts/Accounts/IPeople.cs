namespace OurWhats.Shared.Contracts.Accounts;

/// <summary>The people of the place. Answered from memory: no query, no wait.</summary>
public interface IPeople
{
    /// <summary>
    /// Moves whenever somebody comes, changes their name or picture, is suspended or comes back; part of the ETag of
    /// every page, which shows names.
    /// </summary>
    long Version { get; }

    /// <summary>The person with this key; a card named "…" for one that is not known yet.</summary>
    PersonCard this[long id] { get; }

    /// <summary>
    /// The person with this user name (compared as at sign-up: no case, width or composed accents), or null.
    /// Suspended people are found too.
    /// </summary>
    PersonCard? Find(string userName);

    /// <summary>
    /// People whose names have words beginning with each word of <paramref name="text"/>, without case or accents, by
    /// display name; nobody who is suspended.
    /// </summary>
    IReadOnlyList<PersonCard> Search(string text, int most);
}
