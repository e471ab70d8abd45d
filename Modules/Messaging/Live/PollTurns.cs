using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Live;

/// <summary>
/// Polls and streams that look for updates, of one person at once. Those of many pages wait for one another, and pages
/// that ask without end do not slow down others.
/// </summary>
internal sealed class PollTurns() : PersonTurns(1);
