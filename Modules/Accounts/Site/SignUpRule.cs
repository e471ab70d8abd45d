using OurWhats.Shared.Contracts.Accounts;

namespace OurWhats.Accounts.Site;

/// <summary>The site's sign-up policy in memory; nobody signs up before the first run.</summary>
internal sealed class SignUpRule : ISignUpRule
{
    public SignUpPolicy Policy { get; set; } = SignUpPolicy.Nobody;

    public bool IsOpenToAnyone => Policy == SignUpPolicy.Anyone;

    public bool IsOpenToGroupLinks => Policy is SignUpPolicy.Anyone or SignUpPolicy.AnyInvitation;
}
