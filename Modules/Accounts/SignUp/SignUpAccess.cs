using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignUp;

/// <summary>Whether somebody may create an account, and what they are invited to.</summary>
/// <param name="Invitation">Code of the invitation link that they followed, or empty.</param>
/// <param name="Target">What it invites to, or null.</param>
/// <param name="Refusal">Why they may not, as a sentence; null when they may.</param>
public sealed record SignUpAccess(string Invitation, InvitationTarget? Target, string? Refusal)
{
    /// <summary>The sentence above the form, or null.</summary>
    public string? Greeting => Target is null ? null : Texts.InvitedTo.With(Target.Name);

    /// <summary>Where people who have an account already sign in, to go on to the target of the invitation.</summary>
    public string SignIn => Target is null or { Address: "/" } ? "/sign-in" : "/sign-in?next=" + Target.Address;

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
        SignUpPolicy.Invitation when target is null => Texts.InvitationNeeded,
        _ => null,
    };
}
