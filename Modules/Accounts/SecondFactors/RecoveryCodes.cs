using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SecondFactors;

/// <summary>Creates, counts and uses recovery codes. Call what changes them inside a write.</summary>
internal sealed class RecoveryCodes(AccountsContext accounts)
{
    private const int CodesAtOnce = 10;
    private const int GroupLetters = 4;

    /// <summary>Replaces all codes of a person by new ones.</summary>
    /// <returns>The codes, in groups of four letters. Only hashes are stored, so they cannot be shown again.</returns>
    public async Task<IReadOnlyList<string>> Replace(long person, CancellationToken cancel)
    {
        await RemoveAll(person, cancel);
        List<string> codes = [.. Enumerable.Range(0, CodesAtOnce).Select(_ => RandomCodes.New())];
        accounts.AddRange(codes.Select(code => new RecoveryCode { PersonId = person, CodeHash = Secrets.Hash(code) }));
        await accounts.SaveChangesAsync(cancel);
        return [.. codes.Select(code => string.Join('-', code.Chunk(GroupLetters).Select(group => new string(group))))];
    }

    /// <summary>True if the person has this code, which is then used up. Case, spaces and hyphens do not count.</summary>
    public async Task<bool> TryUse(long person, string typed, CancellationToken cancel)
    {
        var hash = Secrets.Hash(string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant());
        return await Of(person).Where(code => code.CodeHash == hash).ExecuteDeleteAsync(cancel) > 0;
    }

    public Task<int> Count(long person, CancellationToken cancel) => Of(person).CountAsync(cancel);

    public Task<int> RemoveAll(long person, CancellationToken cancel) => Of(person).ExecuteDeleteAsync(cancel);

    private IQueryable<RecoveryCode> Of(long person) => accounts.RecoveryCodes.Where(code => code.PersonId == person);
}
