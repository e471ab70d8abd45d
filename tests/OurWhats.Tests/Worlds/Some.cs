using System.Globalization;

namespace OurWhats.Tests.Worlds;

/// <summary>Arbitrary valid values.</summary>
public static class Some
{
    public const string Password = "quatre chevaux au galop";

    public const string OtherPassword = "cinq canards dans la mare";

    private static int count;

    /// <summary>A text that nothing else says.</summary>
    public static string Text() => $"Rendez-vous à {Next()} h devant la gare";

    /// <summary>A composer's key that nothing else uses.</summary>
    public static string Key() => "k" + Next();

    /// <summary>A name that nobody has.</summary>
    public static string Name(string beginning) => beginning + Next();

    /// <summary>What a newcomer types.</summary>
    public static Dictionary<string, string> Newcomer(string userName, string invitation = "") => new()
    {
        ["userName"] = userName,
        ["displayName"] = userName,
        ["password"] = Password,
        ["invitation"] = invitation,
        ["zone"] = "Europe/Paris",
    };

    /// <summary>What the first administrator types.</summary>
    public static Dictionary<string, string> FirstRun(Person administrator, string policy) =>
        new(Newcomer(administrator.Name)) { ["displayName"] = administrator.DisplayName, ["place"] = "Lycée Jean-Moulin", ["policy"] = policy };

    private static string Next() => Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
}
