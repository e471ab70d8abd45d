using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Reset;

/// <summary>Makes links for forgotten passwords, finds whose they are, and takes them back.</summary>
internal sealed class ResetLinks(AccountsContext accounts, TimeProvider clock)
{
    private const int CodeLetters = 26; // 130 bits

    /// <summary>Makes a link in place of the one before, inside a write. Gives its code, which is known at no other time.</summary>
    public async Task<string> Create(Person person, CancellationToken cancel)
    {
        await Withdraw(person, cancel);
        var code = Codes.New(CodeLetters);
        accounts.Add(ResetLink.For(person.Id, Secrets.Hash(code), clock.GetUtcNow()));
        return code;
    }

    /// <summary>Whose password the bearer of the code may choose; null when it is unknown, expired, used or replaced.</summary>
    public async Task<Person?> FindPerson(string code, CancellationToken cancel)
    {
        var hash = Secrets.Hash(code);
        var found = await (from link in accounts.ResetLinks
                           join person in accounts.Users on link.PersonId equals person.Id
                           where link.CodeHash == hash
                           select new { link, person }).AsNoTracking().SingleOrDefaultAsync(cancel);
        return found?.link.IsValid(clock.GetUtcNow()) == true ? found.person : null;
    }

    /// <summary>Makes the person's link worth nothing, if there is one. To be called inside a write.</summary>
    public Task Withdraw(Person person, CancellationToken cancel) =>
        accounts.ResetLinks.Where(link => link.PersonId == person.Id).ExecuteDeleteAsync(cancel);
}
