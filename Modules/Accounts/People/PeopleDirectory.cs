using System.Globalization;
using System.Text;
using OurWhats.Accounts.Names;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.People;

/// <summary>
/// The cards of all people, in memory: a site has some hundreds of people, and every page shows names.
/// </summary>
internal sealed class PeopleDirectory : IPeople
{
    // Longer than any name. The rest of a query is ignored, because each of its words is compared with all names.
    private const int MostQueryCharacters = 200;

    private readonly Lock gate = new();
    // A random start, so that a version from before a restart never returns with other names.
    private volatile Snapshot current = new([], [], [], Random.Shared.NextInt64(1L << 62));

    public long Version => current.Version;

    // A new account is committed a moment before it appears here; until then its name is "…".
    public PersonCard this[long id] => current.ById.TryGetValue(id, out var known) ? known.Card : new(id, "…", "…");

    public IEnumerable<long> NamesakesOf(long id)
    {
        var (people, _, alike, _) = current;
        return people.TryGetValue(id, out var known) && known.Looks.Any(look => alike[look].Length > 1)
            ? known.Looks.SelectMany(look => alike[look]).Distinct().Where(other => other != id)
            : [];
    }

    public PersonCard? Find(string userName) =>
        current.ByName.TryGetValue(UserNames.Normalize(userName), out var known) ? known.Card : null;

    public IReadOnlyList<PersonCard> Search(string text, int most)
    {
        var words = QueryWords(text);
        if (words.Length == 0) return [];
        return [.. Find(words).Select(known => known.Card).Where(card => !card.IsSuspended).Take(most)];
    }

    /// <summary>All people, suspended ones too, sorted by display name.</summary>
    /// <param name="text">Beginnings of names; empty for all people.</param>
    public IEnumerable<(PersonCard Card, bool IsAdministrator)> List(string text) =>
        Find(QueryWords(text)).Select(known => (known.Card, known.IsAdministrator));

    /// <summary>The person whose user name looks like this one, or null.</summary>
    public PersonCard? FindConfusable(string userName)
    {
        var skeletons = Confusables.SkeletonsOf(userName);
        return current.ById.Values.FirstOrDefault(known => known.Skeletons.Overlaps(skeletons))?.Card;
    }

    public void Load(IEnumerable<Person> people) => Put([.. people]);

    /// <summary>Adds people or replaces their cards.</summary>
    public void Put(params Person[] people)
    {
        lock (gate)
        {
            Dictionary<long, Known> byId = new(current.ById);
            foreach (var person in people) byId[person.Id] = Known.Of(person);
            var byName = byId.Values.ToDictionary(known => UserNames.Normalize(known.Card.UserName));
            var byLook = byId.SelectMany(known => known.Value.Looks, (known, look) => (known.Key, look))
                .GroupBy(pair => pair.look, pair => pair.Key)
                .ToDictionary(alike => alike.Key, alike => alike.ToArray());
            current = new(byId, byName, byLook, current.Version + 1);
        }
    }

    /// <summary>Calls <see cref="Put"/> after the commit of the current write.</summary>
    public void PutAfter(WriteTransaction write, Person person) => write.AfterCommit(() => Put(person));

    private IEnumerable<Known> Find(string[] words) => current.ById.Values
        .Where(known => words.All(word => known.Words.Any(own => own.StartsWith(word, StringComparison.Ordinal))))
        .OrderBy(known => known.Card.DisplayName, StringComparer.CurrentCultureIgnoreCase);

    private static string[] QueryWords(string text) => Words(text[..Math.Min(text.Length, MostQueryCharacters)]);

    private static string[] Words(string text)
    {
        var plain = new StringBuilder();
        foreach (var character in Characters.Normalize(text, NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark) continue;
            plain.Append(char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ');
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    // Looks: the skeletons of the display name. Skeletons: those of the user name.
    private sealed record Known(
        PersonCard Card,
        bool IsAdministrator,
        string[] Words,
        HashSet<string> Looks,
        HashSet<string> Skeletons)
    {
        public static Known Of(Person person) => new(
            person.Card,
            person.IsAdministrator,
            PeopleDirectory.Words($"{person.DisplayName} {person.UserName}"),
            DisplayNames.SkeletonsOf(person.DisplayName),
            Confusables.SkeletonsOf(person.UserName!));
    }

    private sealed record Snapshot(
        Dictionary<long, Known> ById,
        Dictionary<string, Known> ByName,
        Dictionary<string, long[]> ByLook,
        long Version);
}
