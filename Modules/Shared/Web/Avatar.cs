using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Shared.Web;

/// <summary>What stands beside the name of a person or a group.</summary>
/// <param name="Colour">Class of the colour under the initials.</param>
/// <param name="Initials">What stands there without a picture.</param>
/// <param name="Address">Where the picture is found; null without one, and for who wants text only.</param>
public sealed record Avatar(string Colour, string Initials, string? Address)
{
    /// <summary>A person's.</summary>
    public static Avatar Of(PersonCard person, CurrentUser me) =>
        new(AvatarColours.Of(person.Id), AvatarColours.Initials(person.DisplayName), For(me, person.Picture));

    /// <summary>A group's, given by its conversation.</summary>
    public static Avatar OfGroup(long conversation, string name, string? picture, CurrentUser me) =>
        new(AvatarColours.OfGroup(conversation), AvatarColours.Initials(name), For(me, picture));

    private static string? For(CurrentUser me, string? picture) =>
        picture is null || me.MediaDisplay == MediaDisplay.TextOnly ? null : FileCard.Square(picture);
}
