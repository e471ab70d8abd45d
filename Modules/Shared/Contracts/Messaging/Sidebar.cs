using RazorSlices;

namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>Content of the left column of the layout.</summary>
/// <param name="Unread">Number of unread messages in all conversations.</param>
/// <param name="Rows">Creates the template of the list; called once for each rendering.</param>
/// <param name="Poll">Query parameters that tell the poll which page is open: "c=5", "d=1" or nothing.</param>
/// <param name="IsHome">True on the dashboard, whose main content is this column.</param>
public sealed record Sidebar(int Unread, Func<RazorSlice> Rows, string Poll = "", bool IsHome = false)
{
    /// <summary>The unread count as the badge shows it; empty for 0.</summary>
    public string Badge => Unread > 0 ? Unread.ToString(System.Globalization.CultureInfo.CurrentCulture) : "";
}

/// <summary>Provides the left column. Messaging implements it.</summary>
public interface ISidebar
{
    /// <summary>Builds the column for pages of other modules. Runs the queries of the conversation list.</summary>
    Task<Sidebar> For(CurrentUser me, CancellationToken cancel);
}
