using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>The languages of the screens: French first, English by choice.</summary>
public static class Languages
{
    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [new("fr-FR"), new("en-GB")];

    /// <summary>The language with this code ("fr", "en"), else the default.</summary>
    public static CultureInfo Find(string? code) =>
        All.FirstOrDefault(culture => culture.TwoLetterISOLanguageName == code) ?? All[0];

    /// <summary>What the browser prefers, for people who are not signed in.</summary>
    public static CultureInfo Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => All.FirstOrDefault(culture =>
                language.Value.StartsWith(culture.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(culture => culture is not null) ?? All[0];

    /// <summary>Answers a request in the language of who asks.</summary>
    public static async Task Speak(HttpContext context, RequestDelegate next)
    {
        var culture = CurrentUser.Of(context)?.Culture ?? Preferred(context.Request);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        await next(context);
    }
}
