using OurWhats.Shared.Contracts.Accounts;

namespace OurWhats.Shared.Web;

/// <summary>Names of people who may be taken for others.</summary>
public static class PeopleNames
{
    /// <summary>"Bob (bob2)": the display name with the user name, which nobody else has.</summary>
    public static string FullName(this PersonCard person) =>
        $"{person.DisplayName.Isolate()} ({person.UserName.Isolate()})";

    /// <summary>
    /// The name by which a person is told apart from everybody on the site: the display name; if somebody else's looks
    /// the same, with the user name.
    /// </summary>
    /// <param name="person">The person's key.</param>
    public static string NameOf(this IPeople people, long person) =>
        people.NamesakesOf(person).Any() ? people[person].FullName() : people[person].DisplayName;
}
