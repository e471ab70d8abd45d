using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>
/// Forms know the person for whom their page was made, by a parameter of their address. If somebody else has signed in
/// with the same browser since, nothing is done in the second person's name.
/// </summary>
internal static class FormOwner
{
    private const string Parameter = "me";

    // What stands before the addresses to which pages send changes. Texts of people cannot look like this, because their
    // quotation marks are encoded.
    private static readonly byte[][] Beginnings =
    [
        "method=\"post\" action=\""u8.ToArray(),
        "formaction=\""u8.ToArray(),
        "hx-post=\""u8.ToArray(),
    ];

    /// <summary>Marks all forms of a rendered page or fragment, in place.</summary>
    public static void Mark(MemoryStream rendered, HttpContext context)
    {
        if (CurrentUser.Of(context) is not { } me) return;
        var addresses = AddressesIn(rendered.GetBuffer().AsSpan(0, (int)rendered.Length));
        if (addresses.Count == 0) return;
        var mark = string.Create(CultureInfo.InvariantCulture, $"{Parameter}={me.Id}");
        Insert(rendered, addresses, Encoding.ASCII.GetBytes("?" + mark), Encoding.ASCII.GetBytes("&amp;" + mark));
    }

    /// <summary>Middleware that refuses forms of another person's page.</summary>
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        var (request, me) = (context.Request, CurrentUser.Of(context));
        var isOurs = CrossSiteGuard.IsSafe(request.Method)
            || me is null
            || !request.Query.TryGetValue(Parameter, out var owner)
            || owner == me.Id.ToString(CultureInfo.InvariantCulture);
        return isOurs
            ? next(context)
            : ErrorResponse.Answer(context, StatusCodes.Status409Conflict, Texts.PageOfSomebodyElse);
    }

    // Where the addresses end, in order, and whether they have a query.
    private static List<(int End, bool HasQuery)> AddressesIn(ReadOnlySpan<byte> html)
    {
        List<(int End, bool HasQuery)> found = [];
        foreach (var beginning in Beginnings)
        {
            for (int at = 0, next; (next = html[at..].IndexOf(beginning)) >= 0;)
            {
                at += next + beginning.Length;
                var length = html[at..].IndexOf((byte)'"');
                found.Add((at + length, html.Slice(at, length).Contains((byte)'?')));
            }
        }

        found.Sort();
        return found;
    }

    // From the end to the beginning, so that each byte is moved once.
    private static void Insert(
        MemoryStream html,
        List<(int End, bool HasQuery)> addresses,
        ReadOnlySpan<byte> first,
        ReadOnlySpan<byte> further)
    {
        var (end, shift) = ((int)html.Length, 0);
        foreach (var (_, hasQuery) in addresses) shift += hasQuery ? further.Length : first.Length;
        html.SetLength(end + shift);
        html.Position = html.Length;
        var bytes = html.GetBuffer().AsSpan();
        for (var i = addresses.Count - 1; i >= 0; i--)
        {
            var mark = addresses[i].HasQuery ? further : first;
            bytes[addresses[i].End..end].CopyTo(bytes[(addresses[i].End + shift)..]);
            shift -= mark.Length;
            mark.CopyTo(bytes[(addresses[i].End + shift)..]);
            end = addresses[i].End;
        }
    }
}
