using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace OurWhats.Tests.Architecture;

/// <summary>
/// Reads the dependencies of a module's types from the compiled code, including bodies of methods and lambdas.
/// </summary>
internal sealed class CompiledModule
{
    private const string Templates = "AspNetCoreGeneratedDocument";
    private const string Contracts = "OurWhats.Shared.Contracts.";

    private readonly string name;
    private readonly List<(IType From, IType To)> uses;

    private CompiledModule(string name)
    {
        this.name = name;
        var types = new ArchLoader().LoadAssembly(System.Reflection.Assembly.LoadFrom(PathOf(name))).Build().Types;
        uses = [.. types
            .Where(type => IsIn($"OurWhats.{name}", type) && !PlaceOf(type).EndsWith(".Migrations", StringComparison.Ordinal))
            .SelectMany(type => type.Dependencies.Select(use => (type, use.Target)))];
    }

    /// <summary>The module of this name; "Shared" is one here, and the tests are "Tests".</summary>
    public static CompiledModule Of(string name) => new(name);

    /// <summary>Names of all modules, Shared included, from their files.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(AppContext.BaseDirectory, "OurWhats.*.dll")
        .Select(path => Path.GetFileNameWithoutExtension(path)["OurWhats.".Length..])
        .Where(name => name != "Tests")
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// Its arrows, in order: "→ OurWhats.Messaging" for types of a module, "→ Messaging" for another module's contract.
    /// </summary>
    public IReadOnlyList<string> Arrows() => [.. uses
        .Select(use => Target(use.To))
        .OfType<string>()
        .Distinct()
        .Order(StringComparer.Ordinal)
        .Select(target => "→ " + target)];

    /// <summary>
    /// Which folder uses which, by the folders right below <paramref name="place"/>; how many types of the one use the other is
    /// not said. What stands in that place itself, such as a module's class, its texts and its context, all folders know.
    /// </summary>
    /// <param name="place">A namespace.</param>
    public Floors FloorsOf(string place) => new(uses
        .Select(use => (From: Folder(place, use.From), To: Folder(place, use.To), Because: $"{use.From.Name} → {use.To.Name}"))
        .Where(use => use.From is not null && use.To is not null && use.From != use.To)
        .Select(use => (use.From!, use.To!, use.Because)));

    private string? Target(IType type)
    {
        var place = PlaceOf(type);
        if (place.StartsWith(Contracts, StringComparison.Ordinal)) return place[Contracts.Length..].Split('.')[0];
        if (!IsIn("OurWhats", type) || IsIn("OurWhats.Shared", type) || IsIn($"OurWhats.{name}", type)) return null;
        return string.Join('.', place.Split('.').Take(2));
    }

    private string? Folder(string place, IType type) =>
        IsIn(place, type) && PlaceOf(type).Length > place.Length
            ? PlaceOf(type)[(place.Length + 1)..].Split('.')[0]
            : null;

    // A template is compiled under the name of its file: Chat_ConversationPage. Parameters of generic types have no place.
    private string PlaceOf(IType type) => type.Namespace?.FullName switch
    {
        null => "",
        Templates => string.Join('.', type.Name.Split('_').SkipLast(1).Prepend($"OurWhats.{name}")),
        var place => place,
    };

    private bool IsIn(string place, IType type) =>
        (PlaceOf(type) + ".").StartsWith(place + ".", StringComparison.Ordinal);

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, $"OurWhats.{name}.dll");
}
