using OurWhats.Tests.Architecture.Cycle.Downstairs;

namespace OurWhats.Tests.Architecture;

/// <summary>Dependencies between a module's folders only go down.</summary>
public sealed class FloorTests
{
    private const string Picture = "docs/floors.md";

    public static TheoryData<string> Modules => [.. CompiledModule.Names];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_folder_uses_only_those_below_it(string module)
    {
        var floors = FloorsOf(module);

        Assert.True(floors.Count > 2, "no folder was found");
        Assert.Equal("", string.Join('\n', floors.Cycles()));
    }

    [Fact]
    public void Folders_that_use_each_other_are_found_out()
    {
        var floors = CompiledModule.Of("Tests").FloorsOf("OurWhats.Tests.Architecture.Cycle");

        Assert.NotNull(typeof(Cellar));
        Assert.Equal(
            [
                "Attic → Upstairs, as Roof → Landing",
                "Downstairs → Attic, as Cellar → Roof",
                "Upstairs → Downstairs, as Landing → Barrel",
            ],
            floors.Cycles());
    }

    [Fact]
    public void The_pictures_of_the_floors_show_what_is_compiled()
    {
        var drawn = """
            # Floors

            Inside a module a folder uses only those below it. These pictures are drawn from the compiled modules; an arrow that
            follows from others is left out, and so is what stands in the module's own folder (its class, its texts, its database
            context), which all know. `FloorTests` holds them; when it fails because folders were moved, it says where it has put
            the new pictures.

            """;
        drawn += string.Concat(CompiledModule.Names
            .Select(module => $"\n## {module}\n\n```mermaid\n{FloorsOf(module).Draw()}```\n"));

        var committed = File.ReadAllText(Path.Combine(SourceTree.Root, Picture));
        var place = Path.Combine(AppContext.BaseDirectory, "floors.md");
        File.WriteAllText(place, drawn);

        Assert.True(committed == drawn, $"{Picture} is out of date: copy {place} over it");
    }

    private static Floors FloorsOf(string module) => CompiledModule.Of(module).FloorsOf($"OurWhats.{module}");
}
