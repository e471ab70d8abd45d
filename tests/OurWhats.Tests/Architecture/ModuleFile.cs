using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OurWhats.Tests.Architecture;

/// <summary>What a built module uses of the others, read from the file itself.</summary>
internal sealed class ModuleFile : IDisposable
{
    private const string Contracts = "OurWhats.Shared.Contracts.";

    private readonly PEReader file;
    private readonly MetadataReader reader;

    private ModuleFile(string path)
    {
        file = new(File.OpenRead(path));
        reader = file.GetMetadataReader();
    }

    /// <summary>Its arrows, in order: "→ OurWhats.Messaging" for a project, "→ Messaging" for another module's contract.</summary>
    public static IReadOnlyList<string> Arrows(string path)
    {
        using ModuleFile module = new(path);
        return [.. module.Projects().Concat(module.ContractModules()).Distinct().Order(StringComparer.Ordinal).Select(target => "→ " + target)];
    }

    public void Dispose() => file.Dispose();

    private IEnumerable<string> Projects() => reader.AssemblyReferences
        .Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))
        .Where(name => name.StartsWith("OurWhats", StringComparison.Ordinal) && name != "OurWhats.Shared");

    private IEnumerable<string> ContractModules() => reader.TypeReferences
        .Select(handle => reader.GetString(reader.GetTypeReference(handle).Namespace))
        .Where(name => name.StartsWith(Contracts, StringComparison.Ordinal))
        .Select(name => name[Contracts.Length..].Split('.')[0]);
}
