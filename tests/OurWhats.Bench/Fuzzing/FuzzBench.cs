using System.Globalization;
using OurWhats.Tests.Fuzzing;

namespace OurWhats.Bench.Fuzzing;

/// <summary>Gives each reader of strangers' input arbitrary input for minutes; the tests do it for seconds.</summary>
internal static class FuzzBench
{
    private const int Minutes = 10;

    /// <param name="args">How many minutes each, 10 unless given.</param>
    /// <returns>1 if one of them fails, with the input that makes it.</returns>
    public static int Run(string[] args)
    {
        var minutes = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : Minutes;
        var failed = 0;
        foreach (var (name, read) in Fuzz.Targets)
        {
            try
            {
                read(60 * minutes);
                Console.WriteLine($"{name}: nothing found in {minutes} min");
            }
            catch (CsCheck.CsCheckException exception)
            {
                failed = 1;
                Console.WriteLine($"{name}: {exception.Message}");
            }
        }

        return failed;
    }
}
