using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OurWhats.Accounts.People;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Passwords;

/// <summary>
/// Hashes passwords in Unicode's composed form (NFC), because keyboards compose accents in different ways. Passwords
/// that were stored as typed are still right, and due to be stored anew.
/// </summary>
internal sealed class NormalizingPasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Person>(options)
{
    public override string HashPassword(Person user, string password) => base.HashPassword(user, Composed(password));

    public override PasswordVerificationResult VerifyHashedPassword(
        Person user,
        string hashedPassword,
        string providedPassword)
    {
        var composed = Composed(providedPassword);
        var result = base.VerifyHashedPassword(user, hashedPassword, composed);
        if (result != PasswordVerificationResult.Failed || composed == providedPassword) return result;
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword) == PasswordVerificationResult.Failed
            ? PasswordVerificationResult.Failed
            : PasswordVerificationResult.SuccessRehashNeeded;
    }

    private static string Composed(string password) => Characters.Normalize(password, NormalizationForm.FormC);
}
