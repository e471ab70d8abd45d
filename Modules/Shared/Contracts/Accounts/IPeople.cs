namespace OurWhats.Shared.Contracts.Accounts;

/// <summary>The site's people, held in memory: no call runs a query.</summary>
public interface IPeople
{
    /// <summary>
    /// Grows whenever an account is created, changes its name or picture, is suspended or reopened. Part of the ETag of
    /// every page, because pages show names.
    /// </summary>
    long Version { get; }

    /// <summary>
    /// Returns the person with this key. Never throws: a person not loaded yet gets a card named "…".
    /// </summary>
    PersonCard this[long id] { get; }

    /// <summary>
    /// Finds a person, suspended or not, by user name, compared as at sign-up: regardless of case, character width and
    /// Unicode composition.
    /// </summary>
    /// <returns>The person, or null.</returns>
    PersonCard? Find(string userName);

    /// <summary>
    /// Returns the keys of the other people, suspended ones too, whose display names look the same as this person's. None
    /// for nearly all.
    /// </summary>
    IEnumerable<long> NamesakesOf(long id);

    /// <summary>
    /// Finds people by the beginnings of words of their display names, regardless of case and accents. Leaves out
    /// suspended people.
    /// </summary>
    /// <param name="text">As typed; every word of it must begin a word of the name.</param>
    /// <param name="most">The highest number of results.</param>
    /// <returns>The people found, sorted by display name.</returns>
    IReadOnlyList<PersonCard> Search(string text, int most);
}
