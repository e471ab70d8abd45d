using System.Text.RegularExpressions;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Web;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

/// <summary>
/// Somebody's way through all endpoints: a scene, the addresses of what is in it and of what is nowhere, and what no
/// answer may be.
/// </summary>
internal sealed partial class Walk
{
    private const long Nowhere = 987_654;
    private const string NoCode = "zzzzzzzzzzzzzzzz";
    private const string NoKey = "ZZZZZZZZZZZZZZZZ";

    private readonly Scene scene;
    private readonly string upload;
    private readonly string reset;
    private readonly string asset;

    private Walk(World world, Scene scene, string upload, string reset, string asset)
    {
        (this.scene, this.upload, this.reset, this.asset) = (scene, upload, reset, asset);
        Endpoints = [.. Endpoint.Of(world).OrderBy(IsEnd)];
    }

    /// <summary>All of them; last those after which somebody is less than they were.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; }

    public static async Task<Walk> Begin(World world)
    {
        var scene = await Scene.Set(world, ("plage.jpg", Darkroom.Photo(400, 300)));
        var begun = await scene.Owner.Send(HttpMethod.Post, "/uploads", null, [("Sec-Fetch-Site", "same-origin"), .. TusHeaders]);
        var link = await world.Alice.Post(scene.Visitors["later"].AdminAddress + "/reset-link");
        return new(
            world,
            scene,
            begun.Must(201).Location!["/uploads/".Length..],
            ResetAddress().Match(link.Must(200).Html).Groups[1].Value,
            AssetAddress().Match((await world.Alice.Dashboard()).Html).Groups[1].Value);
    }

    /// <summary>The person in a role.</summary>
    public Person Who(string role) => role == "owner" ? scene.Owner : scene.Visitors[role];

    /// <summary>An endpoint's address of something in the scene.</summary>
    public string Here(Endpoint endpoint) => endpoint.For(
        Begins(endpoint, "/groups") ? scene.Group.Id : scene.Group.Conversation,
        NameIn(endpoint),
        Begins(endpoint, "/reset") ? reset : scene.Group.Code,
        scene.Early,
        KeyIn(endpoint));

    /// <summary>An endpoint's address of something that does not exist.</summary>
    public static string Absent(Endpoint endpoint) => endpoint.For(Nowhere, "nobody.at.all", NoCode, 1, NoKey);

    /// <summary>Sends a request as a browser would, with more headers.</summary>
    /// <param name="role">Who asks.</param>
    /// <param name="endpoint">What is asked.</param>
    /// <param name="address">An address of it.</param>
    /// <param name="variant">The headers.</param>
    /// <param name="body">What is sent; null for a form with all that any form asks for, or a part of a file.</param>
    public Task<Page> Ask(string role, Endpoint endpoint, string address, HeaderVariant variant, HttpContent? body = null)
    {
        (string, string)[] ours = variant == HeaderVariant.Foreign ? [] : [("Sec-Fetch-Site", "same-origin")];
        var isUpload = Begins(endpoint, "/uploads");
        var hasNoBody = endpoint.IsSafe || endpoint.Method is "OPTIONS" or "TRACE";
        if (!hasNoBody) body ??= isUpload ? Part() : new FormUrlEncodedContent(scene.Fields());
        return Who(role).Send(new(endpoint.Method), address, body, [.. ours, .. isUpload ? TusHeaders : [], .. variant.Headers]);
    }

    /// <summary>What is wrong with an answer whoever gets it.</summary>
    public static IEnumerable<string> Faults(Endpoint endpoint, Page answer)
    {
        if (answer.Status >= 500) yield return "an error of the server";
        var isToScript = answer.Status == 401; // the script signs in anew, and shows nothing
        if (answer.Status >= 400 && !isToScript && endpoint.Method != "HEAD" && answer.Alert is null) yield return "no sentence";
        if (answer.Status == 405 && answer.Allowed.Count == 0) yield return "no word of the methods that work";
        if (answer.Status == 416 && answer.WholeLength is null) yield return "no word of the whole length";
        if ((answer.Html + answer.Headers).Contains(HeaderVariant.ForeignHost, StringComparison.Ordinal)) yield return "another site";
        foreach (var header in SecurityHeaderRule.Missing(answer, isSecure: false, endpoint.IsSafe)) yield return "no " + header;
    }

    /// <summary>What an answer comes to.</summary>
    public static Access Of(Page answer) => answer.Status switch
    {
        401 => Access.SignIn,
        303 when answer.Location!.StartsWith("/sign-in", StringComparison.Ordinal) => Access.SignIn,
        403 => Access.Forbidden,
        404 => Access.Absent,
        _ => Access.Answered,
    };

    /// <summary>All that the wire tells, apart from the date and the address that was asked for.</summary>
    public static string Told(Page answer, string address)
    {
        var headers = answer.Headers
            .Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        var told = $"{answer.Status} {answer.Type}\n{string.Join('\n', headers)}\n\n{answer.Html}";
        return answer.Location is null
            ? told
            : told.Replace(Uri.EscapeDataString(address), "(address)", StringComparison.Ordinal);
    }

    private static (string, string)[] TusHeaders => [("Tus-Resumable", "1.0.0"), ("Upload-Length", "5"), ("Upload-Offset", "0")];

    private static ByteArrayContent Part() =>
        new([1, 2, 3]) { Headers = { ContentType = new("application/offset+octet-stream") } };

    private static bool Begins(Endpoint endpoint, string with) => endpoint.Pattern.StartsWith(with, StringComparison.Ordinal);

    private static bool IsEnd(Endpoint endpoint) =>
        endpoint.Pattern.EndsWith("/leave", StringComparison.Ordinal) || endpoint.Pattern == "/sign-out";

    private string NameIn(Endpoint endpoint) =>
        Begins(endpoint, "/files") ? "programme.txt" : Begins(endpoint, "/a/") ? asset : scene.Visitors["later"].Name;

    private string KeyIn(Endpoint endpoint) =>
        Begins(endpoint, "/uploads") ? upload
        : endpoint.Pattern == "/files/{key}/{size:int}" ? scene.Picture
        : scene.File;

    [GeneratedRegex("/reset/([\\w-]+)")]
    private static partial Regex ResetAddress();

    [GeneratedRegex("/a/([^\"]+)")]
    private static partial Regex AssetAddress();
}
