using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Accounts.People;

/// <summary>Pictures of people: everybody of the place sees them, as squares.</summary>
internal sealed class ProfilePictureReferences(AccountsContext accounts) : IFileUse
{
    public Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<bool> ShowsSquare(long person, long file, CancellationToken cancel) => accounts.Users.AnyAsync(one => one.PictureId == file, cancel);

    public async Task<IReadOnlySet<long>> InUse(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        await accounts.Users.Where(one => one.PictureId != null && files.Contains(one.PictureId.Value)).Select(one => one.PictureId!.Value).ToHashSetAsync(cancel);
}
