using System.Globalization;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Budgets;

/// <summary>The form to set a budget.</summary>
/// <param name="Typed">Text of the field: megabytes, or empty for no budget.</param>
public sealed record BudgetForm(string Typed)
{
    private const decimal BytesPerMegabyte = 1_000_000;
    private const decimal FewestMegabytes = 0.1m;
    private const decimal MostMegabytes = 1_000_000;

    /// <summary>The error message, or null.</summary>
    public string? Error { get; private init; }

    /// <summary>The budget in bytes; null for none.</summary>
    internal long? Bytes { get; private init; }

    internal Field Field => new("budget", Texts.Budget, Typed, Error, Texts.BudgetHint);

    internal static BudgetForm Of(BudgetUsage? budget) =>
        new(budget is null ? "" : (budget.Bytes / BytesPerMegabyte).ToString("0.######", CultureInfo.CurrentCulture));

    internal static BudgetForm Of(string typed)
    {
        BudgetForm form = new(typed);
        if (typed.Length == 0) return form;
        return TryParse(typed, out var megabytes) && megabytes is >= FewestMegabytes and <= MostMegabytes
            ? form with { Bytes = (long)(megabytes * BytesPerMegabyte) }
            : form with { Error = Texts.BudgetWrong };
    }

    private static bool TryParse(string typed, out decimal megabytes)
    {
        var plain = typed.Replace(',', '.').Replace(" ", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out megabytes);
    }
}
