using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace OurWhats.Tests.Browser.Browsers;

/// <summary>
/// Runs axe-core in a page. Findings are summarised there, because transferring the full report of several megabytes
/// takes longer than axe itself.
/// </summary>
internal static class Axe
{
    /// <summary>The rules whose answer a change of colours alone can change.</summary>
    public static IReadOnlyList<string> ColourRules { get; } = ["color-contrast", "link-in-text-block"];

    private const string Run = """
        async rules => {
          const result = await axe.run(document, { resultTypes: ['violations'], ...rules && { runOnly: { type: 'rule', values: rules } } });
          return {
            passed: result.passes.length,
            violations: result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} ${node.html}`)),
          };
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Asks a page about itself as it is now.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rules">Which rules to ask; null for all.</param>
    public static async Task<AxeFindings> Ask(IPage page, IReadOnlyList<string>? rules = null)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<AxeFindings>(Run, rules?.ToArray());
    }
}

/// <summary>Findings of axe on a page.</summary>
internal sealed record AxeFindings
{
    /// <summary>How many rules found something to look at, and nothing wrong.</summary>
    public int Passed { get; init; }

    /// <summary>Each rule and element that does not keep it.</summary>
    public string[] Violations { get; init; } = [];
}
