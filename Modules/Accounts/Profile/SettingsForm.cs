using OurWhats.Accounts.Names;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Profile;

/// <summary>A person's settings, stored or submitted, with error sentences.</summary>
public sealed record SettingsForm(string DisplayName, string Language, string Zone, MediaDisplay MediaDisplay)
{
    /// <summary>Error sentences by field name.</summary>
    public Dictionary<string, string> Errors { get; } = [];

    /// <summary>The part just saved: "profile", "picture", "password", "sessions"; otherwise empty.</summary>
    public string Saved { get; init; } = "";

    internal Field Name => new(
        "displayName",
        Texts.DisplayName,
        DisplayName,
        Errors.GetValueOrDefault("displayName"),
        Autocomplete: "name");

    internal Choice Languages => new("language", Texts.Language, Language,
    [
        .. Shared.Web.Languages.All.Select(culture =>
            (culture.TwoLetterISOLanguageName, culture.NativeName.Split(' ')[0])),
    ]);

    internal Choice TimeZones => new("zone", Texts.Zone, Zone,
    [
        .. Zones.Around(Zone).Select(zone => (zone, zone.Replace('_', ' '))),
    ]);

    internal Choice MediaDisplays => new("showing", Texts.MediaDisplay, $"{(int)MediaDisplay}",
    [
        ($"{(int)MediaDisplay.TextOnly}", Texts.MediaDisplayText),
        ($"{(int)MediaDisplay.Thumbnails}", Texts.MediaDisplayThumbnails),
        ($"{(int)MediaDisplay.Comfort}", Texts.MediaDisplayComfort),
    ], Texts.ShowingHint);

    internal IEnumerable<Field> Passwords =>
    [
        new(
            "current",
            Texts.CurrentPassword,
            "",
            Errors.GetValueOrDefault("current"),
            null,
            "password",
            "current-password"),
        new(
            "password",
            Texts.NewPassword,
            "",
            Errors.GetValueOrDefault("password"),
            Texts.PasswordHint,
            "password",
            "new-password"),
    ];

    internal static SettingsForm Of(CurrentUser me) =>
        new(me.DisplayName, me.Culture.TwoLetterISOLanguageName, me.Zone.Id, me.MediaDisplay);

    internal static SettingsForm Of(Form form)
    {
        SettingsForm settings = new(
            form.Line("displayName"),
            Shared.Web.Languages.Find(form["language"]).TwoLetterISOLanguageName,
            form["zone"],
            MediaDisplayOf(form["showing"]));
        if (DisplayNames.Check(settings.DisplayName) is { } wrong) settings.Errors["displayName"] = wrong;
        if (!Zones.IsKnown(settings.Zone)) settings.Errors["zone"] = Texts.ZoneUnknown;
        return settings;
    }

    private static MediaDisplay MediaDisplayOf(string typed) =>
        Enum.TryParse<MediaDisplay>(typed, out var showing) && Enum.IsDefined(showing) ? showing : MediaDisplay.Thumbnails;
}

public sealed record SettingsModel(
    Shell Shell,
    PersonCard Person,
    SettingsForm Form,
    IReadOnlyList<SessionItem> Sessions,
    bool IsAdministrator)
{
    public bool HasSecondFactor { get; init; }

    internal PictureFormModel Picture => new(
        "/me/picture",
        Texts.ProfilePicture,
        Avatar.Of(Person, Shell.Me!),
        HasPicture: Person.Picture is not null,
        Form.Errors.GetValueOrDefault(PictureUpload.Field),
        IsSaved: Form.Saved == "picture");
}
