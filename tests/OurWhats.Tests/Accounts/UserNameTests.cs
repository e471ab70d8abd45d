using OurWhats.Shared.Web;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class UserNameTests
{
    private const string Taken = "Ce nom d'utilisateur est déjà pris.";
    private const string Invisible = "Ce nom contient un caractère invisible. Tapez-le au clavier.";
    private const string Mixed = "Ce nom mélange plusieurs alphabets, ce qui permettrait d'imiter quelqu'un.";
    private const string Characters = "Seulement des lettres, des chiffres, des points et des tirets.";
    private const string Missing = "Choisissez un nom d'utilisateur, de 30 caractères au plus.";

    [Theory]
    [InlineData("élise", "ÉLISE")]
    [InlineData("élise", "e\u0301lise")]
    [InlineData("e\u0301lise", "élise")]
    [InlineData("elise", "ｅｌｉｓｅ")]
    [InlineData("elise", "ＥＬＩＳＥ")]
    [InlineData("ﬁona", "fiona")]
    [InlineData("борис", "БОРИС")]
    public async Task A_name_is_taken_without_case_width_or_composed_accents(string first, string second)
    {
        await using var world = await World.Start();
        (await world.Visitor().Post("/sign-up", Some.Newcomer(first))).Must(303);

        var refused = await world.Visitor().Post("/sign-up", Some.Newcomer(second));

        Assert.NotEqual(first, second);
        Assert.Equal(Taken, refused.Must(409).Alert);
        Assert.Equal(second, refused.Field("userName"));
    }

    [Theory]
    [InlineData("coco", "сосо")] // Cyrillic
    [InlineData("COCO", "СОСО")]
    [InlineData("caro", "саго")] // Unicode counts г as r
    [InlineData("caro", "capo", false)]
    [InlineData("ooo", "ဝဝဝ")] // Myanmar
    [InlineData("lll", "١١١")] // Arabic digits
    [InlineData("marnie", "mamie")]
    [InlineData("bob", "b0b")]
    [InlineData("paul", "pau1")]
    [InlineData("paul", "pauI")]
    [InlineData("allie", "aIlie")]
    [InlineData("οο", "oo")] // Greek
    [InlineData("ilo", "ılo")] // dotless i
    [InlineData("admin", "ADMİN")] // dotted I
    [InlineData("admin", "admi\u0307n")]
    [InlineData("ADMİN", "admin")]
    [InlineData("jules", "j\u0307ules")]
    [InlineData("strasse", "straße")]
    [InlineData("STRASSE", "STRAẞE")]
    [InlineData("علیرضا", "علی\u200Cرضا")] // the joiner hardly shows
    public async Task A_name_that_looks_taken_is_refused_with_the_one_it_looks_like(string first, string second, bool looksAlike = true)
    {
        await using var world = await World.Start();
        (await world.Visitor().Post("/sign-up", Some.Newcomer(first))).Must(303);

        var answer = await world.Visitor().Post("/sign-up", Some.Newcomer(second));

        Assert.NotEqual(first, second);
        Assert.Equal(looksAlike ? $"Ce nom ressemble trop à celui de quelqu'un d'autre (« {first.Isolate()} »)." : null, answer.Alert);
        answer.Must(looksAlike ? 409 : 303);
    }

    [Theory]
    [InlineData("аlice", Mixed)] // Cyrillic а
    [InlineData("al\u200Dice", Invisible)]
    [InlineData("alice\u200B", Invisible)]
    [InlineData("ali\u00ADce", Invisible)]
    [InlineData("alice\u3164", Invisible)]
    [InlineData("alice\uFE0F", Invisible)]
    [InlineData("ali\u034Fce", Invisible)]
    [InlineData("alice\U000E0101", Invisible)]
    [InlineData("alice\u17B5", Invisible)]
    [InlineData("ali\u0007ce", Invisible)]
    [InlineData("alice dupont", Characters)]
    [InlineData("alice@home", Characters)]
    [InlineData("<b>alice</b>", Characters)]
    [InlineData("../../alice", Characters)]
    [InlineData("...", Characters)]
    [InlineData("", Missing)]
    [InlineData("abcdefghijklmnopqrstuvwxyz12345", Missing)]
    public async Task A_name_that_would_deceive_is_refused_with_the_reason(string name, string sentence)
    {
        await using var world = await World.Start();

        var refused = await world.Visitor().Post("/sign-up", Some.Newcomer(name));

        Assert.Equal(sentence, refused.Must(400).Alert);
    }

    [Theory]
    [InlineData("علی\u200Cرضا", null)]
    [InlineData("क\u094D\u200Dष", null)]
    [InlineData("\u0DC1\u0DCA\u200D\u0DBB\u0DD3", null)] // Sri, in Sinhala
    [InlineData("رضا\u200Cعلی", Invisible)] // after alef nothing joins: it does not show
    [InlineData("علی\u200C", Invisible)]
    [InlineData("\u200Cعلی", Invisible)]
    [InlineData("علی\u200C\u200Cرضا", Invisible)]
    [InlineData("علی\u200Dرضا", Invisible)]
    [InlineData("ali\u200Cce", Invisible)]
    public async Task Joiners_belong_to_a_name_where_its_writing_needs_them(string name, string? sentence)
    {
        await using var world = await World.Start();

        var answer = await world.Visitor().Post("/sign-up", Some.Newcomer(name));

        Assert.Equal(sentence, answer.Must(sentence is null ? 303 : 400).Alert);
    }

    [Fact]
    public async Task Sign_ups_with_one_name_at_the_same_moment_make_one_account()
    {
        await using var world = await World.Start();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.Visitor("Bob").SignUp()));

        Assert.Single(answers, answer => answer.Status == 303);
        Assert.Equal(9, answers.Count(answer => answer.Status == 409 && answer.Alert == Taken));
    }

    [Fact]
    public async Task A_name_in_another_writing_signs_in_the_same_person()
    {
        await using var world = await World.Start();
        (await world.Visitor().Post("/sign-up", Some.Newcomer("Élise"))).Must(303);
        var elise = world.Visitor("e\u0301LISE");

        var answer = await elise.SignIn();

        answer.Must(303);
        Assert.Contains("Bonjour Élise", (await elise.Dashboard()).Html, StringComparison.Ordinal);
    }
}
