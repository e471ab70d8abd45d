using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Caching.Memory;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SecondFactors;

/// <summary>
/// A person's passkeys. Identity checks them; each challenge is kept in memory, for one answer.
/// </summary>
internal sealed class Passkeys(
    IPasskeyHandler<Person> handler,
    UserManager<Person> users,
    IMemoryCache challenges,
    PublicAddress address)
{
    public const int MaxPerPerson = 10;

    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);

    /// <inheritdoc cref="PasskeyOptions.ArePossible"/>
    public bool ArePossible(HttpContext context) => PasskeyOptions.ArePossible(context, address);

    public async Task<IReadOnlyList<UserPasskeyInfo>> ListOf(Person person) =>
        [.. (await users.GetPasskeysAsync(person)).OrderBy(passkey => passkey.CreatedAt)];

    /// <summary>Begins to add a passkey.</summary>
    /// <param name="holder">Key of the session or pending sign-in to which the challenge belongs.</param>
    /// <returns>What the browser gives to navigator.credentials.create: JSON.</returns>
    public async Task<string> BeginAdding(HttpContext context, Person person, string holder)
    {
        PasskeyUserEntity entity = new()
        {
            Id = await users.GetUserIdAsync(person),
            Name = person.UserName!,
            DisplayName = person.DisplayName,
        };
        var creation = await handler.MakeCreationOptionsAsync(entity, context);
        Keep(context, holder, creation.AttestationState);
        return creation.CreationOptionsJson;
    }

    /// <summary>Adds a passkey. Call it inside a write.</summary>
    /// <param name="credential">The browser's answer: JSON.</param>
    /// <returns>False, without any change, if the answer is not one to the current challenge.</returns>
    public async Task<bool> TryAdd(HttpContext context, Person person, string holder, string credential)
    {
        if (Take(holder) is not { } state || (await users.GetPasskeysAsync(person)).Count >= MaxPerPerson) return false;
        var result = await handler.PerformAttestationAsync(new()
        {
            HttpContext = context,
            CredentialJson = credential,
            AttestationState = state,
        });
        if (!result.Succeeded || await users.FindByPasskeyIdAsync(result.Passkey.CredentialId) is not null) return false;
        result.Passkey.Name = Devices.Of(context.Request.Headers.UserAgent.ToString());
        return (await users.AddOrUpdatePasskeyAsync(person, result.Passkey)).Succeeded;
    }

    /// <summary>Begins a sign-in.</summary>
    /// <inheritdoc cref="BeginAdding"/>
    /// <returns>What the browser gives to navigator.credentials.get: JSON.</returns>
    public async Task<string> BeginSignIn(HttpContext context, Person person, string holder)
    {
        var request = await handler.MakeRequestOptionsAsync(person, context);
        Keep(context, holder, request.AssertionState);
        return request.RequestOptionsJson;
    }

    /// <summary>True if one of the person's passkeys has answered the current challenge. Call it inside a write.</summary>
    /// <inheritdoc cref="TryAdd"/>
    public async Task<bool> IsAnswer(HttpContext context, Person person, string holder, string credential)
    {
        if (Take(holder) is not { } state) return false;
        var result = await handler.PerformAssertionAsync(new()
        {
            HttpContext = context,
            CredentialJson = credential,
            AssertionState = state,
        });
        return result.Succeeded
            && result.User.Id == person.Id
            && (await users.AddOrUpdatePasskeyAsync(person, result.Passkey)).Succeeded;
    }

    /// <summary>Removes a passkey. Call it inside a write.</summary>
    /// <param name="key">Its identifier, see <see cref="KeyOf(UserPasskeyInfo)"/>.</param>
    /// <returns>False if the person has no such passkey.</returns>
    public async Task<bool> Remove(Person person, string key)
    {
        var passkey = (await users.GetPasskeysAsync(person)).FirstOrDefault(passkey => KeyOf(passkey) == key);
        return passkey is not null && (await users.RemovePasskeyAsync(person, passkey.CredentialId)).Succeeded;
    }

    /// <summary>Identifies a passkey in forms.</summary>
    public static string KeyOf(UserPasskeyInfo passkey) => WebEncoders.Base64UrlEncode(passkey.CredentialId);

    // HEAD shows nobody the new challenge, so that of the open page stays.
    private void Keep(HttpContext context, string holder, string? state)
    {
        if (!context.Request.IsHead()) challenges.Set(ChallengeOf(holder), state, Validity);
    }

    private string? Take(string holder)
    {
        var state = challenges.Get<string>(ChallengeOf(holder));
        challenges.Remove(ChallengeOf(holder));
        return state;
    }

    private static string ChallengeOf(string holder) => "passkey challenge " + holder;
}
