using System.Reflection;
using System.Runtime.CompilerServices;
using OurWhats.Accounts;
using OurWhats.Footprint;
using OurWhats.Groups;
using OurWhats.Messaging;
using OurWhats.Search;
using OurWhats.Shared;
using RazorSlices;

namespace OurWhats.Tests.Architecture;

public sealed class VisibilityTests
{
    public static TheoryData<Assembly> Modules => [typeof(AccountsModule).Assembly, typeof(MessagingModule).Assembly, typeof(GroupsModule).Assembly, typeof(SearchModule).Assembly, typeof(FootprintModule).Assembly];

    [Theory]
    [MemberData(nameof(Modules))]
    public void Only_the_module_and_what_its_templates_show_is_public(Assembly module)
    {
        var shown = Shown(module);

        var surplus = Types(module).Where(type => type.IsPublic && !type.IsAssignableTo(typeof(IModule)) && !IsSlice(type) && !shown.Contains(type) && !IsTexts(type));

        Assert.NotEmpty(shown);
        Assert.Empty(surplus);
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Every_class_is_sealed(Assembly module)
    {
        var classes = Types(module).Where(type => type.IsClass && !IsSlice(type) && !IsTexts(type)).ToList();

        var open = classes.Where(type => !type.IsSealed);

        Assert.True(classes.Count > 10, module.FullName);
        Assert.Empty(open);
    }

    // View models: what slices are given, and what that holds.
    private static HashSet<Type> Shown(Assembly module)
    {
        HashSet<Type> shown = [];
        Queue<Type> next = new(module.GetTypes().Where(IsSlice).SelectMany(Models));
        while (next.TryDequeue(out var type))
        {
            foreach (var inner in type.GenericTypeArguments) next.Enqueue(inner);
            if (type.Assembly != module || !shown.Add(type)) continue;
            foreach (var property in type.GetProperties()) next.Enqueue(property.PropertyType);
        }

        return shown;
    }

    private static IEnumerable<Type> Models(Type slice)
    {
        for (var type = slice.BaseType; type is not null; type = type.BaseType)
        {
            foreach (var model in type.GenericTypeArguments) yield return model;
        }
    }

    private static IEnumerable<Type> Types(Assembly module) => module.GetTypes().Where(type => !type.IsNested
        && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && type.Namespace?.StartsWith("OurWhats.", StringComparison.Ordinal) == true
        && !type.Namespace.EndsWith(".Migrations", StringComparison.Ordinal)); // written by dotnet ef

    private static bool IsSlice(Type type) => type.IsAssignableTo(typeof(RazorSlice))
        || type.GetInterfaces().Any(face => face.Name.StartsWith("IRazorSliceProxy", StringComparison.Ordinal));

    private static bool IsTexts(Type type) => type.Name == "Texts";
}
