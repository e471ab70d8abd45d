using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Site;

/// <summary>The form with the site settings, with its input and errors.</summary>
public sealed record SiteForm(string Name, string Policy)
{
    private const int MaxCharacters = 60;

    /// <summary>Error sentences by field name.</summary>
    public Dictionary<string, string> Errors { get; } = [];

    internal SignUpPolicy SignUp => Enum.Parse<SignUpPolicy>(Policy);

    internal Field NameField => new(
        "place",
        Texts.PlaceName,
        Name,
        Errors.GetValueOrDefault("place"),
        Texts.PlaceNameHint);

    internal Choice PolicyChoice => new("policy", Texts.WhoMaySignUp, Policy,
    [
        (nameof(SignUpPolicy.Invitation), Texts.ByInvitation),
        (nameof(SignUpPolicy.AnyInvitation), Texts.ByAnyInvitation),
        (nameof(SignUpPolicy.Anyone), Texts.Anyone),
        (nameof(SignUpPolicy.Nobody), Texts.Nobody),
    ]);

    internal static SiteForm Empty => new("", nameof(SignUpPolicy.Invitation));

    internal static SiteForm Of(SiteSettings site) => new(site.Name, site.SignUp.ToString());

    internal static SiteForm Of(Form typed)
    {
        SiteForm form = new(typed.Line("place"), typed["policy"]);
        if (form.Name.Length is 0 or > MaxCharacters || Characters.HasControls(form.Name))
            form.Errors["place"] = Texts.PlaceNameMissing;
        if (!Enum.GetNames<SignUpPolicy>().Contains(form.Policy)) form.Errors["policy"] = Texts.PolicyMissing;
        return form;
    }
}
