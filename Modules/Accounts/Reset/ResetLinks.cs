using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Reset;

/// <summary>Creates, finds and withdraws reset links.</summary>
internal sealed class ResetLinks(AccountsContext accounts, TimeProvider clock)
{
    private const int CodeLetters = 26; // 130 bits

    /// <summary>Creates a link, which replaces the person's former one. Call it inside a write.</summary>
    /// <param name="person">The person whose password it resets.</param>
    /// <param name="by">The administrator who hands it out.</param>
    /// <param name="cancel">Cancels the query.</param>
    /// <returns>The code. Only its hash is stored, so it cannot be shown again.</returns>
    public async Task<string> Create(Person person, Person by, CancellationToken cancel)
    {
        await accounts.ResetLinks.Where(link => link.PersonId == person.Id).ExecuteDeleteAsync(cancel);
        var code = RandomCodes.New(CodeLetters);
        accounts.Add(ResetLink.For(person.Id, by.Id, Secrets.Hash(code), clock.GetUtcNow()));
        return code;
    }

    /// <summary>The person whose password the code resets; null if it is unknown, expired, used or replaced.</summary>
    public async Task<Person?> FindPerson(string code, CancellationToken cancel)
    {
        var hash = Secrets.Hash(code);
        var found = await (from link in accounts.ResetLinks
                           join person in accounts.Users on link.PersonId equals person.Id
                           where link.CodeHash == hash
                           select new { link, person }).AsNoTracking().SingleOrDefaultAsync(cancel);
        return found?.link.IsValid(clock.GetUtcNow()) == true ? found.person : null;
    }

    /// <summary>
    /// Deletes the person's own link, and those that they handed out as an administrator. Call it inside a write.
    /// </summary>
    public async Task WithdrawAll(Person person, CancellationToken cancel)
    {
        await accounts.ResetLinks.Where(link => link.PersonId == person.Id).ExecuteDeleteAsync(cancel);
        await accounts.ResetLinks.Where(link => link.MadeBy == person.Id).ExecuteDeleteAsync(cancel);
    }
}
