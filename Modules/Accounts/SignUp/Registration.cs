using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignUp;

/// <summary>Creates accounts and begins their first session, for the first run and for sign-up.</summary>
internal sealed class Registration(
    UserManager<Person> users,
    HashingTurns hashing,
    PeopleDirectory people,
    SessionStore sessions,
    SecurityLog log)
{
    /// <summary>Slow on purpose: call it before the write, because other writes wait for that one.</summary>
    public Task<string> HashPassword(RegistrationForm form, CancellationToken cancel) =>
        hashing.Run(() => users.PasswordHasher.HashPassword(null!, form.Password), cancel);

    /// <summary>Creates the account and a session in this browser.</summary>
    /// <returns>Null, with an error in the form, if the name is taken or looks like one that is.</returns>
    public async Task<Person?> Create(
        WriteTransaction write,
        HttpContext context,
        RegistrationForm form,
        string passwordHash,
        bool isAdministrator,
        CancellationToken cancel)
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
            InvitationCode = form.Invitation.Length > 0 ? form.Invitation : null,
        };
        var created = await users.CreateAsync(person);
        if (!created.Succeeded)
            throw new InvalidOperationException(string.Join(", ", created.Errors.Select(error => error.Code)));
        write.Record(EntryKind.PersonSignedUp, person.Id, subject: person.Id);
        log.Changed(write, isAdministrator ? "created as administrator" : "created", person.Id, person.Id);
        people.PutAfter(write, person);
        await sessions.Begin(write, context, person, cancel);
        return person;
    }

    private string? Clash(string userName)
    {
        if (people.Find(userName) is not null) return Texts.UserNameTaken;
        return people.FindConfusable(userName) is { } other ? Texts.UserNameLooksTaken.With(other.UserName) : null;
    }
}
