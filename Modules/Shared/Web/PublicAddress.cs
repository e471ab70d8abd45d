using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace OurWhats.Shared.Web;

/// <summary>
/// The beginning of links that leave the site: invitations and resets. Without a configured address it is what the
/// browser asked for, which a forged Host header can change.
/// </summary>
public sealed class PublicAddress
{
    private readonly string? configured;

    /// <param name="settings">"public-url" on the command line, OURWHATS_PUBLIC_URL in the environment.</param>
    /// <exception cref="StartRefusedException">It is not the address of a site.</exception>
    internal PublicAddress(IConfiguration settings)
    {
        if ((settings["public-url"] ?? settings["public_url"]) is not { Length: > 0 } text) return;
        var isSite = Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" };
        configured = isSite
            ? url!.GetLeftPart(UriPartial.Authority)
            : throw new StartRefusedException(Texts.WrongPublicUrl.With(text));
    }

    /// <summary>Host name of the configured address; null if none is configured.</summary>
    public string? ConfiguredHost => configured is null ? null : new Uri(configured).Host;

    /// <summary>The absolute URL of an address of this site.</summary>
    public string Of(HttpContext context, string address) =>
        $"{configured ?? $"{context.Request.Scheme}://{context.Request.Host}"}{address}";
}
