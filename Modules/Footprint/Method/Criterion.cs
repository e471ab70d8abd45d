using System.Globalization;
using System.Text.Json;

namespace OurWhats.Footprint.Method;

/// <summary>A criterion of the RGESN 2024 (Arcep, Arcom, ADEME, 17 May 2024) in our words, and how the place answers it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Level">"priority", "recommended" or "moderate".</param>
/// <param name="Answer">"yes", "no", "na" for not applicable, "host" for who hosts the place.</param>
internal sealed record Criterion(string Id, string Level, string Answer, string Fr, string En, string WhyFr, string WhyEn)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>All 78, in order.</summary>
    public static IReadOnlyList<Criterion> All { get; } = Read();

    /// <summary>Number of its theme, 1 to 9.</summary>
    public int Theme => Id[0] - '0';

    internal string Title => IsFrench ? Fr : En;

    internal string Why => IsFrench ? WhyFr : WhyEn;

    internal string AnswerText => Answer switch { "yes" => Texts.Conforms, "no" => Texts.ConformsNot, "na" => Texts.NotApplicable, _ => Texts.UpToHost };

    // The weights of the criteria by level, as audits of the RGESN use them.
    private double Weight => Level switch { "priority" => 1.5, "recommended" => 1.25, _ => 1 };

    /// <summary>Share of what applies that conforms, by weight; what depends on the host is left out.</summary>
    internal static double Score => All.Where(one => one.Answer == "yes").Sum(one => one.Weight) / All.Where(one => one.Answer is "yes" or "no").Sum(one => one.Weight);

    private static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    private static List<Criterion> Read()
    {
        using var stream = typeof(Criterion).Assembly.GetManifestResourceStream("OurWhats.Footprint.Method.rgesn.json")!;
        return JsonSerializer.Deserialize<List<Criterion>>(stream, Options)!;
    }
}
