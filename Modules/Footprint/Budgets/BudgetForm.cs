using System.Globalization;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Budgets;

/// <summary>A budget as typed, in MB; empty for none.</summary>
/// <param name="Typed">What stands in the field.</param>
public sealed record BudgetForm(string Typed)
{
    private const decimal BytesPerMegabyte = 1_000_000;
    private const decimal MostMegabytes = 1_000_000;

    /// <summary>What is wrong with it, or null.</summary>
    public string? Error { get; private init; }

    /// <summary>Bytes; null for none.</summary>
    internal long? Bytes { get; private init; }

    internal Field Field => new("budget", Texts.Budget, Typed, Error, Texts.BudgetHint);

    internal static BudgetForm Of(Allowance? allowance) => new(allowance is null ? "" : (allowance.Bytes / BytesPerMegabyte).ToString("0.######", CultureInfo.CurrentCulture));

    internal static BudgetForm Of(string typed)
    {
        BudgetForm form = new(typed);
        if (typed.Length == 0) return form;
        var isNumber = decimal.TryParse(typed.Replace(',', '.').Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var megabytes);
        return isNumber && megabytes is >= 0.1m and <= MostMegabytes ? form with { Bytes = (long)(megabytes * BytesPerMegabyte) } : form with { Error = Texts.BudgetWrong };
    }
}
