using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Accounts.People;

/// <summary>Access to profile pictures: everybody on the site may see their square.</summary>
internal sealed class ProfilePictureReferences(AccountsContext accounts) : IFileReferences
{
    public Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<bool> ShowsSquare(long person, long file, CancellationToken cancel) =>
        accounts.Users.AnyAsync(shown => shown.PictureId == file, cancel);

    public async Task<IReadOnlySet<long>> InUse(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        await accounts.Users
            .Where(person => person.PictureId != null && files.Contains(person.PictureId.Value))
            .Select(person => person.PictureId!.Value)
            .ToHashSetAsync(cancel);
}
