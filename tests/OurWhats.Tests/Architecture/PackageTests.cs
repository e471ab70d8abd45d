using System.Text.Json;
using System.Xml.Linq;

namespace OurWhats.Tests.Architecture;

/// <summary>Packages have one version each, locked and audited, and a line in docs/packages.md.</summary>
public sealed class PackageTests
{
    private static readonly Dictionary<string, string> Central = Properties("Directory.Packages.props")
        .Descendants("PackageVersion")
        .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);

    private static readonly string[] Projects =
    [
        .. from folder in (string[])["Host", "Modules", "tests"]
           from path in Directory.GetFiles(Path.Combine(SourceTree.Root, folder), "*.csproj", SearchOption.AllDirectories)
           where !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
           select path,
    ];

    [Fact]
    public void Each_project_locks_the_versions_that_stand_in_one_place()
    {
        List<string> wrong = [];
        foreach (var project in Projects)
        {
            wrong.AddRange(XDocument.Load(project).Descendants("PackageReference")
                .Where(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null)
                .Select(package => $"{project} has a version of its own: {package.Attribute("Include")!.Value}"));
            using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")));
            wrong.AddRange(
                from target in locked.RootElement.GetProperty("dependencies").EnumerateObject()
                from package in target.Value.EnumerateObject()
                where package.Value.GetProperty("type").GetString() == "Direct"
                    && Central[package.Name] != package.Value.GetProperty("resolved").GetString()
                select $"{project} locks another version of {package.Name}");
        }

        Assert.True(Projects.Length > 9, string.Join(", ", Projects));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Known_vulnerabilities_of_any_package_are_errors_and_a_missing_network_is_none()
    {
        var build = Properties("Directory.Build.props");

        Assert.Equal("true", Value("TreatWarningsAsErrors"));
        Assert.Equal(("true", "all", "low"), (Value("NuGetAudit"), Value("NuGetAuditMode"), Value("NuGetAuditLevel")));
        Assert.EndsWith(";NU1900;NU1905", Value("WarningsNotAsErrors"), StringComparison.Ordinal);

        string Value(string name) => Assert.Single(build.Descendants(name)).Value;
    }

    [Fact]
    public void Each_package_has_its_place_in_the_page_about_packages()
    {
        var page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "packages.md"));

        // ".Design" stands for what begins like the package before it.
        var missing = Central.Keys.Where(name =>
            !page.Contains(name, StringComparison.Ordinal) && !page.Contains("." + name.Split('.')[^1] + ";", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    private static XDocument Properties(string name) => XDocument.Load(Path.Combine(SourceTree.Root, name));
}
