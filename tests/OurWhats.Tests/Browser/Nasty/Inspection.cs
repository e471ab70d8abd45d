using OurWhats.Tests.Browser.Visitors;

namespace OurWhats.Tests.Browser.Nasty;

/// <summary>Looks for marked texts on pages, and tries others in their place (places.js).</summary>
/// <param name="texts">What to try, by the letters of the fields.</param>
internal sealed class Inspection(Dictionary<string, string?[]> texts)
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 800), (360, 740)];

    private readonly Dictionary<int, HashSet<string>> tried = Sizes.ToDictionary(size => size.Width, _ => new HashSet<string>());

    /// <summary>What has to run in a browser before its pages.</summary>
    public static string Script
    {
        get
        {
            using var stream = typeof(Inspection).Assembly.GetManifestResourceStream("places.js")!;
            using StreamReader reader = new(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Where a marked text is shown: the end of the element's path, or the attribute, and the field's letter.</summary>
    public SortedSet<string> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>Where one can type: the form's address and the field's name.</summary>
    public SortedSet<string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong.</summary>
    public SortedSet<string> Problems { get; } = new(StringComparer.Ordinal);

    /// <summary>Goes to a page and looks at it.</summary>
    public async Task Look(Visitor visitor, string pattern, string address)
    {
        await visitor.Go(address);
        await Look(visitor, pattern);
    }

    /// <summary>Looks at the page as it is now.</summary>
    public async Task Look(Visitor visitor, string what)
    {
        var found = await visitor.Page.EvaluateAsync<Found>(
            "([marks, query]) => places.look(marks, query)",
            new object[] { Mark.All, Mark.LetterOf(Mark.Query) });
        Places.UnionWith(found.Places);
        Fields.UnionWith(found.Fields);
        Problems.UnionWith(found.Problems.Select(problem => $"{what} {problem}"));
        foreach (var (width, height) in Sizes)
        {
            if (found.Tried.All(tried[width].Contains)) continue;
            await visitor.Page.SetViewportSizeAsync(width, height);
            var layout = await visitor.Page.EvaluateAsync<Layout>(
                "trial => places.put(trial)",
                new { texts, known = tried[width] });
            tried[width].UnionWith(found.Tried);
            Problems.UnionWith(layout.Problems.Select(problem => $"{what} {width}: {problem}"));
        }
    }

    /// <summary>What a page shows.</summary>
    private sealed record Found
    {
        public string[] Places { get; init; } = [];

        public string[] Problems { get; init; } = [];

        public string[] Fields { get; init; } = [];

        /// <summary>The places that other texts can be tried at.</summary>
        public string[] Tried { get; init; } = [];
    }

    /// <summary>What other texts do to a page.</summary>
    private sealed record Layout
    {
        public string[] Problems { get; init; } = [];
    }
}
