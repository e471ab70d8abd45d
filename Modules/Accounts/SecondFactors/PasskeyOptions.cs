using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts.People;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SecondFactors;

/// <summary>Settings of Identity's passkeys (WebAuthn level 3).</summary>
internal static class PasskeyOptions
{
    private const string Localhost = "localhost";

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PublicAddress>((options, address) =>
        {
            options.ServerDomain = address.ConfiguredHost;
            options.ValidateOrigin = passkey => ValueTask.FromResult(
                !passkey.CrossOrigin && passkey.Origin == address.Of(passkey.HttpContext, ""));
        });
    }

    /// <summary>
    /// True if browsers offer passkeys at the address of a request: over HTTPS or on this machine, and under a name, not
    /// a number.
    /// </summary>
    public static bool ArePossible(HttpContext context, PublicAddress address)
    {
        Uri site = new(address.Of(context, "/"));
        return site.HostNameType == UriHostNameType.Dns && (site.Scheme == Uri.UriSchemeHttps || site.Host == Localhost);
    }
}
