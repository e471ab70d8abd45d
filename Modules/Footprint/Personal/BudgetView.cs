using OurWhats.Footprint.Budgets;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Personal;

/// <summary>A person's budget for the month, as the page shows it.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Used">Text of how much is used, or null without a budget.</param>
/// <param name="Percent">How much is used, at most 100.</param>
/// <param name="Warning">The warning when the budget is nearly or entirely used up, or null.</param>
/// <param name="IsSaved">True when it was just saved.</param>
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
