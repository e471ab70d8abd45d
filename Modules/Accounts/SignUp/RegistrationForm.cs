using System.Globalization;
using OurWhats.Accounts.Names;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignUp;

/// <summary>The form to create an account, with its input and errors.</summary>
public sealed class RegistrationForm
{
    /// <summary>Error sentences by field name.</summary>
    public Dictionary<string, string> Errors { get; } = [];

    internal string UserName { get; private init; } = "";

    internal string DisplayName { get; private init; } = "";

    internal string Password { get; private init; } = "";

    internal string Invitation { get; private init; } = "";

    internal string Zone { get; private init; } = Zones.Default;

    internal string Language { get; private init; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The fields with their input, except for the password.</summary>
    public IEnumerable<Field> Fields =>
    [
        new("userName", Texts.UserName, UserName, Error("userName"), Texts.UserNameHint, Autocomplete: "username"),
        new("displayName", Texts.DisplayName, DisplayName, Error("displayName"), Autocomplete: "name"),
        new("password", Texts.Password, "", Error("password"), Texts.PasswordHint, "password", "new-password"),
    ];

    internal static RegistrationForm Of(Form form)
    {
        RegistrationForm registration = new()
        {
            UserName = form.Line("userName"),
            DisplayName = form.Line("displayName") is { Length: > 0 } name ? name : form.Line("userName"),
            Password = form["password"],
            Invitation = form["invitation"],
            Zone = Zones.IsKnown(form["zone"]) ? form["zone"] : Zones.Default,
        };
        registration.Note("userName", UserNames.Check(registration.UserName));
        registration.Note("displayName", DisplayNames.Check(registration.DisplayName));
        registration.Note("password", PasswordRules.Check(registration.Password, registration.UserName));
        return registration;
    }

    internal void Note(string field, string? error)
    {
        if (error is not null) Errors.TryAdd(field, error);
    }

    private string? Error(string field) => Errors.GetValueOrDefault(field);
}
