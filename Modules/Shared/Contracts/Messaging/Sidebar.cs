using RazorSlices;

namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>The Shell's left column.</summary>
/// <param name="Unread">Unread messages in all.</param>
/// <param name="Rows">Template of its rows; made anew for each rendering.</param>
/// <param name="Poll">Query by which the page's poll says what it shows: "c=5", "d=1" or nothing.</param>
/// <param name="IsHome">True on the dashboard, where the column is the page's subject.</param>
public sealed record Sidebar(int Unread, Func<RazorSlice> Rows, string Poll = "", bool IsHome = false)
{
    /// <summary>The count as the badge shows it: nothing for none.</summary>
    public string Badge => Unread > 0 ? Unread.ToString(System.Globalization.CultureInfo.CurrentCulture) : "";
}

/// <summary>Fills the Shell's left column; answered by the module that knows what belongs there.</summary>
public interface ISidebar
{
    /// <summary>The column for a page that is none of the answering module's own.</summary>
    Task<Sidebar> For(CurrentUser me, CancellationToken cancel);
}
