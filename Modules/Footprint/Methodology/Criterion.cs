using System.Globalization;
using System.Text.Json;

namespace OurWhats.Footprint.Methodology;

/// <summary>
/// A criterion of the RGESN 2024 (Arcep, Arcom, ADEME, 17 May 2024), paraphrased, and how OurWhats meets it.
/// </summary>
/// <param name="Id">Its number, such as "1.2".</param>
/// <param name="Level">"priority", "recommended" or "moderate".</param>
/// <param name="Answer">"yes", "no", "na" for not applicable, or "host" if it depends on the site's host.</param>
internal sealed record Criterion(
    string Id,
    string Level,
    string Answer,
    string Fr,
    string En,
    string WhyFr,
    string WhyEn)
{
    private const string Resource = "OurWhats.Footprint.Methodology.rgesn.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>All 78 criteria, in order.</summary>
    public static IReadOnlyList<Criterion> All { get; } = Read();

    /// <summary>Number of the theme, 1 to 9.</summary>
    public int Theme => Id[0] - '0';

    internal string Title => IsFrench ? Fr : En;

    internal string Why => IsFrench ? WhyFr : WhyEn;

    internal string AnswerText => Answer switch
    {
        "yes" => Texts.Conforms,
        "no" => Texts.ConformsNot,
        "na" => Texts.NotApplicable,
        _ => Texts.UpToHost,
    };

    /// <summary>
    /// Weighted share of the applicable criteria that are met, 0 to 1, without those that depend on the host.
    /// </summary>
    internal static double Score
    {
        get
        {
            var met = All.Where(criterion => criterion.Answer == "yes");
            var applicable = All.Where(criterion => criterion.Answer is "yes" or "no");
            return met.Sum(criterion => criterion.Weight) / applicable.Sum(criterion => criterion.Weight);
        }
    }

    internal static int Count(string answer) => All.Count(criterion => criterion.Answer == answer);

    // Weights by level, as used in audits of the RGESN.
    private double Weight => Level switch { "priority" => 1.5, "recommended" => 1.25, _ => 1 };

    private static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    private static List<Criterion> Read()
    {
        using var stream = typeof(Criterion).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<List<Criterion>>(stream, Options)!;
    }
}
