using OurWhats.Shared.Web;

namespace OurWhats.Media.Uploads;

/// <summary>
/// Files of forms that a person sends at once. Their sizes are not announced, so they count towards the quota only once
/// they have come: many at once could fill the disk.
/// </summary>
internal sealed class FormFileTurns() : PersonTurns(2);
