using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>The languages of the screens: French first, English by choice.</summary>
public static class Languages
{
    /// <summary>All languages, the default first.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [new("fr-FR"), new("en-GB")];

    /// <summary>The language with this two-letter code, or the default.</summary>
    public static CultureInfo Find(string? code) =>
        All.FirstOrDefault(culture => culture.TwoLetterISOLanguageName == code) ?? All[0];

    /// <summary>The browser's preferred language, for people who are not signed in.</summary>
    public static CultureInfo Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => All.FirstOrDefault(culture =>
                language.Value.StartsWith(culture.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(culture => culture is not null) ?? All[0];

    /// <summary>Middleware that sets the culture: the signed-in person's choice or the browser's preference.</summary>
    public static async Task Speak(HttpContext context, RequestDelegate next)
    {
        var culture = CurrentUser.Of(context)?.Culture ?? Preferred(context.Request);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        await next(context);
    }
}
