using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignUp;

/// <summary>Makes an account of a form and signs it in; called by the first run and by the sign-up.</summary>
internal sealed class Registration(UserManager<Person> users, PeopleDirectory people, SessionStore sessions, UnitOfWork unit)
{
    /// <summary>Slow on purpose: to be called before the write, which others wait for.</summary>
    public string HashPassword(RegistrationForm form) => users.PasswordHasher.HashPassword(null!, form.Password);

    /// <summary>
    /// Creates the account and its session, inside a write. Null when the name is taken or looks taken: the form says so.
    /// </summary>
    public async Task<Person?> Create(HttpContext context, RegistrationForm form, string passwordHash, bool isAdministrator, CancellationToken cancel)
    {
        form.Note("userName", Clash(form.UserName));
        if (form.Errors.Count > 0) return null;
        Person person = new()
        {
            UserName = form.UserName,
            DisplayName = form.DisplayName,
            PasswordHash = passwordHash,
            Language = form.Language,
            Zone = form.Zone,
            IsAdministrator = isAdministrator,
        };
        var created = await users.CreateAsync(person);
        if (!created.Succeeded) throw new InvalidOperationException(string.Join(", ", created.Errors.Select(error => error.Code)));
        unit.Record(EntryKind.PersonJoinedPlace, person.Id, subject: person.Id);
        people.PutAfter(unit, person);
        await sessions.Begin(context, person, cancel);
        return person;
    }

    private string? Clash(string userName)
    {
        if (people.Find(userName) is not null) return Texts.UserNameTaken;
        return people.FindConfusable(userName) is { } other
            ? Texts.UserNameLooksTaken.With(other.UserName)
            : null;
    }
}
