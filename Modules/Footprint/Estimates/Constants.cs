using System.Globalization;
using System.Text.Json;

namespace OurWhats.Footprint.Estimates;

/// <summary>A constant of the models, with its source.</summary>
/// <param name="Id">Name in the formulas.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">The unit; GB is 10^9 bytes.</param>
/// <param name="Source">The publisher.</param>
/// <param name="Date">The period for which it is valid.</param>
/// <param name="Licence">Licence of the data.</param>
internal sealed record Constant(string Id, double Value, string Unit, string Source, string Date, string Licence);

/// <summary>
/// A version of the models' constants. Figures of the past keep the version with which they were first shown.
/// </summary>
/// <param name="From">The first day on which it applies.</param>
/// <param name="All">The constants.</param>
internal sealed record Constants(string Name, DateOnly From, IReadOnlyList<Constant> All)
{
    private const string Resource = "OurWhats.Footprint.Estimates.constants.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>All versions, the oldest first.</summary>
    public static IReadOnlyList<Constants> Versions { get; } = Read();

    public static Constants Newest => Versions[^1];

    /// <summary>
    /// The value of a constant. Throws <see cref="InvalidOperationException"/> if there is none with this id.
    /// </summary>
    public double this[string id] => All.First(constant => constant.Id == id).Value;

    /// <summary>
    /// The period for which a constant is valid. Throws <see cref="InvalidOperationException"/> if there is none with
    /// this id.
    /// </summary>
    public string DateOf(string id) => All.First(constant => constant.Id == id).Date;

    /// <summary>The version that applies on a day; the first one for days before it.</summary>
    public static Constants On(DateOnly day) => Versions.LastOrDefault(version => version.From <= day) ?? Versions[0];

    private static List<Constants> Read()
    {
        using var stream = typeof(Constants).Assembly.GetManifestResourceStream(Resource)!;
        var file = JsonSerializer.Deserialize<ConstantsFile>(stream, Options)!;
        return [.. file.Versions.Select(version => version.Parse())];
    }

    private sealed record ConstantsFile(IReadOnlyList<Version> Versions);

    private sealed record Version(string Name, string From, IReadOnlyList<Constant> Constants)
    {
        public Constants Parse() => new(Name, DateOnly.Parse(From, CultureInfo.InvariantCulture), Constants);
    }
}
