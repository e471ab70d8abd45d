using System.Globalization;
using System.Text.Json;

namespace OurWhats.Footprint.Estimates;

/// <summary>One number of the models, and where it comes from.</summary>
/// <param name="Id">Its name in the formulas.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit; GB is 10^9 bytes.</param>
/// <param name="Source">Who publishes it.</param>
/// <param name="Date">For when it holds.</param>
/// <param name="Licence">Of the data.</param>
internal sealed record Constant(string Id, double Value, string Unit, string Source, string Date, string Licence);

/// <summary>The numbers of the models as they were at a time: figures of the past keep those with which they were shown.</summary>
/// <param name="Name">Name of the version.</param>
/// <param name="From">The first day on which it was used.</param>
/// <param name="All">The numbers.</param>
internal sealed record Constants(string Name, DateOnly From, IReadOnlyList<Constant> All)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>All versions, the oldest first, from the one file.</summary>
    public static IReadOnlyList<Constants> Versions { get; } = Read();

    /// <summary>The newest.</summary>
    public static Constants Newest => Versions[^1];

    /// <summary>A number by its name. Throws where there is none.</summary>
    public double this[string id] => All.First(one => one.Id == id).Value;

    /// <summary>For when a number holds. Throws where there is none.</summary>
    public string DateOf(string id) => All.First(one => one.Id == id).Date;

    /// <summary>Those in force on a day; before the first version, the first.</summary>
    public static Constants On(DateOnly day) => Versions.LastOrDefault(one => one.From <= day) ?? Versions[0];

    private static List<Constants> Read()
    {
        using var stream = typeof(Constants).Assembly.GetManifestResourceStream("OurWhats.Footprint.Estimates.constants.json")!;
        var file = JsonSerializer.Deserialize<ConstantsFile>(stream, Options)!;
        return [.. file.Versions.Select(one => new Constants(one.Name, DateOnly.Parse(one.From, CultureInfo.InvariantCulture), one.Constants))];
    }

    private sealed record ConstantsFile(IReadOnlyList<Version> Versions);

    private sealed record Version(string Name, string From, IReadOnlyList<Constant> Constants);
}
