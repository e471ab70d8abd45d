using Microsoft.AspNetCore.Http;
using OurWhats.Groups.Access;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>Parameters shared by the handlers of all addresses below /groups/{id}.</summary>
/// <param name="Id">Key of the group, from the address.</param>
/// <param name="Context">The HTTP request.</param>
/// <param name="Me">The person who sent the request.</param>
/// <param name="Authorization">Finds the group and checks access.</param>
/// <param name="Pages">Renders the page of the group.</param>
/// <param name="Cancel">Cancelled if the request is aborted.</param>
internal sealed record GroupRequest(
    long Id,
    HttpContext Context,
    CurrentUser Me,
    GroupAuthorization Authorization,
    GroupPages Pages,
    CancellationToken Cancel)
{
    private string Address => $"/groups/{Id}";

    /// <inheritdoc cref="GroupAuthorization.Find"/>
    public Task<GroupAccess?> Find() => Authorization.Find(Id, Me, Cancel);

    /// <inheritdoc cref="GroupAuthorization.FindAsMember"/>
    public Task<GroupAccess?> FindAsMember() => Authorization.FindAsMember(Id, Me, Cancel);

    /// <inheritdoc cref="GroupAuthorization.WriteAsOwner"/>
    public Task<GroupRefusal?> WriteAsOwner(Func<WriteTransaction, GroupAccess, Task<string?>> act) =>
        Authorization.WriteAsOwner(Id, Me, act, Cancel);

    /// <summary>
    /// Runs a change reserved to owners, then redirects to the group's page or shows the refusal there.
    /// </summary>
    public async Task<IResult> ChangeAsOwner(Func<WriteTransaction, GroupAccess, Task<string?>> act) =>
        await RedirectOrRefuse(await WriteAsOwner(act), Address);

    /// <summary>Redirects, or shows the refusal on the group's page.</summary>
    public async Task<IResult> RedirectOrRefuse(GroupRefusal? refusal, string next)
    {
        if (refusal is null) return HtmlResults.SeeOther(next);
        var access = refusal.Status == StatusCodes.Status404NotFound ? null : await FindAsMember();
        return access is null ? ErrorResponse.NotFound(Context) : await Page(access, refusal);
    }

    /// <summary>The group's page, with the refusal if there is one.</summary>
    public Task<IResult> Page(GroupAccess access, GroupRefusal? refusal = null) =>
        Pages.Page(Context, Me, access, refusal, Cancel);

    /// <summary>Shows a member that the request is reserved to owners.</summary>
    public Task<IResult> RefuseToNonOwner(GroupAccess access) =>
        Page(access, new(StatusCodes.Status403Forbidden, Texts.OwnersOnly));
}
