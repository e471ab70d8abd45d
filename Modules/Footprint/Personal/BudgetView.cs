using OurWhats.Footprint.Budgets;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Personal;

/// <summary>View of a person's monthly budget.</summary>
/// <param name="Form">The form.</param>
/// <param name="Used">Text about its use; null without a budget.</param>
/// <param name="Percent">Percentage used, at most 100.</param>
/// <param name="Warning">Warning that the budget is nearly or entirely used up, or null.</param>
/// <param name="IsSaved">True right after a change.</param>
public sealed record BudgetView(BudgetForm Form, string? Used, int Percent, string? Warning, bool IsSaved)
{
    internal static BudgetView Of(BudgetForm form, BudgetUsage? budget, bool isSaved) =>
        new(form, UsedText(budget), Math.Min(100, budget?.Percent ?? 0), WarningOf(budget), isSaved);

    internal static string? WarningOf(BudgetUsage? budget) => budget switch
    {
        null => null,
        { IsUsedUp: true } => Texts.BudgetUsedUp,
        { IsNear: true } => Texts.BudgetNear,
        _ => null,
    };

    private static string? UsedText(BudgetUsage? budget) => budget is null
        ? null
        : Texts.BudgetUsed.With(Sizes.Of(budget.Used), Sizes.Of(budget.Bytes), budget.Percent);
}
