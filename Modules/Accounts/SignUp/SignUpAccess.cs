using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignUp;

/// <summary>Whether a visitor may create an account, and the target of their invitation.</summary>
/// <param name="Invitation">Code of the invitation link, or empty.</param>
/// <param name="Target">Target of the invitation, or null.</param>
/// <param name="Refusal">Why they may not sign up, as a sentence; null if they may.</param>
public sealed record SignUpAccess(string Invitation, InvitationTarget? Target, string? Refusal)
{
    /// <summary>The sentence above the form, or null.</summary>
    public string? Greeting => Target is null ? null : Texts.InvitedTo.With(Target.Name);

    /// <summary>
    /// Address of the sign-in page for people with an account, which leads on to the invitation's target.
    /// </summary>
    public string SignIn => Target is null or { IsGroup: false } ? "/sign-in" : "/sign-in?next=" + Target.Address;

    /// <summary>Null before the first run.</summary>
    internal static async Task<SignUpAccess?> With(
        string code,
        AccountsContext accounts,
        SiteInvitationService invitations,
        CancellationToken cancel)
    {
        var site = await accounts.SiteSettings.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (site is null) return null;
        var target = code.Length == 0 ? null : await invitations.Find(code, cancel);
        return new(code, target, ReasonAgainst(site.SignUp, code, target));
    }

    private static string? ReasonAgainst(SignUpPolicy policy, string code, InvitationTarget? target) => policy switch
    {
        SignUpPolicy.Nobody => Texts.SignUpClosed,
        _ when code.Length > 0 && target is null => Texts.InvitationExpired,
        SignUpPolicy.Invitation when target is null => Texts.SiteInvitationNeeded,
        SignUpPolicy.Invitation when target.IsGroup => Texts.GroupLinkCreatesNoAccount,
        SignUpPolicy.AnyInvitation when target is null => Texts.InvitationNeeded,
        _ => null,
    };
}
