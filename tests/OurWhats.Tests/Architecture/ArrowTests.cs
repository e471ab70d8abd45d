using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Tests.Architecture;

public sealed class ArrowTests
{
    // docs/architecture.md: from → may use. A module's own contract is its own business.
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Accounts"] = ["Media"],
        ["Messaging"] = ["Accounts", "Media", "Footprint"],
        ["Groups"] = ["Accounts", "Media", "Messaging"],
        ["Search"] = ["Accounts", "Media", "Messaging"],
        ["Media"] = ["Footprint"], // what files weigh: an interface of Footprint, that Media answers
        ["Footprint"] = [],
    };

    public static TheoryData<string> Modules => [.. CompiledModule.Names.Where(name => name != "Shared")];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_uses_only_the_contracts_that_the_design_lets_it_use(string module)
    {
        var arrows = CompiledModule.Of(module).Arrows();

        Assert.Contains(module, MayUse.Keys);
        Assert.Empty(Forbidden(module, arrows));
    }

    [Fact]
    public void The_arrows_that_exist_are_seen()
    {
        Assert.Equal(["→ Accounts", "→ Media", "→ Messaging"], CompiledModule.Of("Groups").Arrows());
    }

    [Theory]
    [InlineData("Footprint", "→ Messaging", "→ OurWhats.Messaging")]
    [InlineData("Groups", "→ OurWhats.Messaging")]
    public void An_assembly_that_breaks_the_rule_is_found_out(string posingAs, params string[] expected)
    {
        // This very assembly references modules and, by the next line, a contract.
        Assert.True(typeof(IConversations).IsInterface);

        var forbidden = Forbidden(posingAs, CompiledModule.Of("Tests").Arrows());

        Assert.Subset(forbidden.ToHashSet(), expected.ToHashSet());
    }

    private static IEnumerable<string> Forbidden(string module, IEnumerable<string> arrows) =>
        arrows.Except([.. MayUse[module].Append(module).Select(target => "→ " + target)]);
}
