using System.Reflection;
using System.Runtime.CompilerServices;

namespace OurWhats.Tests.Architecture;

/// <summary>In the whole solution, a name means one thing.</summary>
public sealed class NameTests
{
    // What each module has of its own accord: its texts, which are generated, and what templates import.
    private static readonly string[] OneEach = ["Texts", "_ViewImports"];

    [Fact]
    public void No_two_types_have_the_same_name()
    {
        var types = Directory.EnumerateFiles(AppContext.BaseDirectory, "OurWhats*.dll")
            .Where(path => Path.GetFileName(path) != "OurWhats.Tests.dll")
            .SelectMany(path => Assembly.LoadFrom(path).GetTypes())
            .Where(IsOurs)
            .ToList();

        Assert.True(types.Count > 400, $"{types.Count} types were found");
        Assert.Empty(SharedNames(types));
    }

    [Fact]
    public void Two_types_of_the_same_name_are_found_out() =>
        Assert.Equal(["Twin: NameTests, OtherPlace"], SharedNames([typeof(Twin), typeof(OtherPlace.Twin), typeof(NameTests)]));

    private static IEnumerable<string> SharedNames(IEnumerable<Type> types) =>
        from type in types
        group type.DeclaringType?.Name ?? type.Namespace by type.Name into places
        where places.Count() > 1 && !OneEach.Contains(places.Key)
        select $"{places.Key}: {string.Join(", ", places.Order(StringComparer.Ordinal))}";

    private static bool IsOurs(Type type) =>
        type.Namespace is { } place
        && place.StartsWith("OurWhats", StringComparison.Ordinal)
        && !place.EndsWith(".Migrations", StringComparison.Ordinal)
        && !type.Name.Contains('<', StringComparison.Ordinal)
        && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && !IsWithinGenerated(type);

    private static bool IsWithinGenerated(Type type) =>
        type.DeclaringType is { } outer && (outer.Name.Contains('<', StringComparison.Ordinal) || IsWithinGenerated(outer));

    private sealed class Twin;

    private static class OtherPlace
    {
        internal sealed class Twin;
    }
}
