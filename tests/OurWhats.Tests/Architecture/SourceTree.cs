namespace OurWhats.Tests.Architecture;

/// <summary>The repository from which these tests were built.</summary>
internal static class SourceTree
{
    /// <summary>Its folder: the one above with the solution in it.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "OurWhats.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
