using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Shared.Web;

/// <summary>The picture of a person or a group, or their initials, beside the name.</summary>
/// <param name="Colour">CSS class of the colour behind the initials.</param>
/// <param name="Initials">Shown when there is no picture.</param>
/// <param name="Address">Address of the picture; null if there is none or the viewer wants text only.</param>
public sealed record Avatar(string Colour, string Initials, string? Address)
{
    /// <summary>A person's avatar, for the viewer <paramref name="me"/>.</summary>
    public static Avatar Of(PersonCard person, CurrentUser me) =>
        new(AvatarColours.Of(person.Id), AvatarColours.Initials(person.DisplayName), For(me, person.Picture));

    /// <summary>The avatar of the group with this conversation, for the viewer <paramref name="me"/>.</summary>
    public static Avatar OfGroup(long conversation, string name, string? picture, CurrentUser me) =>
        new(AvatarColours.OfGroup(conversation), AvatarColours.Initials(name), For(me, picture));

    private static string? For(CurrentUser me, string? picture) =>
        picture is null || me.MediaDisplay == MediaDisplay.TextOnly ? null : FileCard.Square(picture);
}
