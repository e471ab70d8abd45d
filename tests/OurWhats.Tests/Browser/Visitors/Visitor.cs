using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OurWhats.Shared.Web;
using OurWhats.Tests.Worlds;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Visitors;

/// <summary>A person at a browser, who acts by the texts on the screen.</summary>
/// <param name="name">The name that the others read; in small letters, the user name.</param>
/// <param name="context">Their browser.</param>
/// <param name="page">The page before them.</param>
public sealed partial class Visitor(string name, IBrowserContext context, IPage page)
{
    public string Name => name;

    public string UserName { get; init; } = name.ToLowerInvariant();

    public string Password { get; set; } = "une phrase bien assez longue";

    public IBrowserContext Context => context;

    public IPage Page => page;

    public ILocator Composer => page.GetByRole(AriaRole.Textbox, new() { Name = "Message", Exact = true });

    /// <summary>The lines of the open conversation that somebody said, service lines too.</summary>
    public ILocator Messages => page.GetByRole(AriaRole.Log).Locator("li[id^=m]");

    /// <summary>The message with exactly this text.</summary>
    public ILocator Message(string text) => Messages.Filter(new() { Has = page.GetByText(text, new() { Exact = true }) });

    /// <summary>The lines of what they have sent and the server has not acknowledged.</summary>
    public ILocator Waiting => page.Locator("#messages [aria-busy]");

    /// <summary>Waits until the page says that this waits to be sent.</summary>
    public async Task SeesWaiting(string text)
    {
        var line = Waiting.Filter(new() { Has = page.GetByText(text, new() { Exact = true }) });
        await Expect(line.GetByText("En attente")).ToBeVisibleAsync();
        await Expect(line.GetByRole(AriaRole.Button, new() { Name = "Ne pas envoyer" })).ToBeVisibleAsync();
    }

    public Task SeesNothingWaiting() => Expect(Waiting).ToHaveCountAsync(0);

    /// <summary>What leads to a message's own page.</summary>
    public ILocator Time(string text) => Message(text).Locator("p + a");

    /// <summary>A message's own page, within the conversation's.</summary>
    public ILocator Sheet => page.GetByRole(AriaRole.Dialog, new() { Name = "Message" });

    /// <summary>Says something else in place of a message of theirs.</summary>
    public async Task Edit(string text, string newText)
    {
        await Time(text).ClickAsync();
        await Sheet.GetByText("Modifier").ClickAsync();
        await Sheet.GetByRole(AriaRole.Textbox).FillAsync(newText);
        await Sheet.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Sees(newText);
        await Expect(Sheet).ToBeHiddenAsync();
    }

    /// <summary>The tick or ticks beside a message of theirs.</summary>
    public Task<string> Ticks(string text) => Time(text).EvaluateAsync<string>("link => getComputedStyle(link, '::after').content.replace(/[^✓]/g, '')");

    /// <summary>Waits until there are these ticks beside a message of theirs.</summary>
    public Task SeesTicks(string text, string ticks) =>
        Until.IsTrue(async () => await Ticks(text) == ticks, $"{ticks} stood beside {text}");

    /// <summary>A conversation in the list, wherever the page shows it.</summary>
    public ILocator Row(string title) => page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });

    public ILocator Button(string text) => page.GetByRole(AriaRole.Button, new() { Name = text, Exact = true });

    public ILocator Link(string text) => page.GetByRole(AriaRole.Link, new() { Name = text, Exact = true });

    /// <summary>Texts of the open conversation, in the order in which the page shows them.</summary>
    public Task<string[]> Texts() => Messages.Locator("p").EvaluateAllAsync<string[]>("lines => lines.map(line => line.textContent)");

    public Task Go(string address) => page.GotoAsync(address);

    public async Task BeginPlace(string place, string whoMaySignUp = "Tout le monde")
    {
        await Go("/");
        await page.GetByLabel("Nom du lieu").FillAsync(place);
        await page.GetByLabel(whoMaySignUp).CheckAsync();
        await DescribeMyself();
        await Button("Commencer").ClickAsync();
        await SeesDashboard();
    }

    public async Task SignUp()
    {
        await Go("/sign-up");
        await DescribeMyself();
        await Button("Créer un compte").ClickAsync();
        await SeesDashboard();
    }

    /// <summary>Gets an account by one request, and sees the dashboard.</summary>
    /// <param name="place">What the place is called.</param>
    /// <param name="isFirst">True for who begins the place.</param>
    public async Task Enter(string place, bool isFirst)
    {
        await Post(isFirst ? "/first-run" : "/sign-up", new()
        {
            ["place"] = place,
            ["policy"] = "Anyone",
            ["userName"] = UserName,
            ["displayName"] = name,
            ["password"] = Password,
            ["zone"] = "Europe/Paris",
        });
        await Go("/");
        await SeesDashboard();
    }

    public async Task SignIn()
    {
        await Go("/sign-in");
        await FillSignIn();
        await SeesDashboard();
    }

    /// <summary>On the sign-in page already.</summary>
    public async Task FillSignIn()
    {
        await page.GetByLabel("Nom d'utilisateur").FillAsync(UserName);
        await page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(Password);
        await Button("Se connecter").ClickAsync();
    }

    public async Task DescribeMyself()
    {
        await page.GetByLabel("Nom d'utilisateur").FillAsync(UserName);
        await page.GetByLabel("Nom affiché").FillAsync(name);
        await page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(Password);
    }

    public async Task SignOut()
    {
        await Go("/me");
        await Button("Se déconnecter").ClickAsync();
        await SeesSignIn();
        await Expect(page).ToHaveURLAsync(SignInPage());
    }

    public async Task CreateGroup(string title, bool isOpen = true, bool sharesHistory = false)
    {
        await Go("/groups/new");
        await page.GetByLabel("Nom du groupe").FillAsync(title);
        if (isOpen) await page.GetByLabel("Ouvert : ").CheckAsync();
        if (sharesHistory) await page.GetByLabel("Tout ce qui a été dit").CheckAsync();
        await Button("Créer le groupe").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Membres" })).ToBeVisibleAsync();
    }

    public async Task Join(string group)
    {
        await Go("/groups");
        await Button("Rejoindre " + group).ClickAsync();
        await Expect(Composer).ToBeVisibleAsync();
    }

    /// <summary>From the open conversation of the group.</summary>
    public async Task Leave(string group)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = group, Exact = true }).ClickAsync();
        await Button("Quitter le groupe").ClickAsync();
        await SeesDashboard();
    }

    /// <summary>Opens a conversation from the dashboard.</summary>
    public async Task Open(string title)
    {
        await Go("/");
        await Row(title).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Log)).ToBeVisibleAsync();
    }

    /// <summary>Presses a button among the open conversation's options.</summary>
    public async Task Keep(string button)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Options" }).ClickAsync();
        await Button(button).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("/options$"));
    }

    /// <summary>Writes in the open conversation, and sees it there.</summary>
    public async Task Write(string text)
    {
        await Composer.FillAsync(text);
        await Button("Envoyer").ClickAsync();
        await Sees(text);
        await Expect(Composer).ToHaveValueAsync("");
    }

    /// <summary>Writes to somebody who is not among the conversations yet.</summary>
    public async Task WriteTo(Visitor other, string text)
    {
        await Go("/people/" + other.UserName);
        await Write(text);
    }

    /// <summary>Sends many messages to the open conversation at once, as fast as the server takes them.</summary>
    public async Task WriteAll(IEnumerable<string> texts)
    {
        foreach (var text in texts) await Post(new Uri(page.Url).AbsolutePath + "/messages", new() { ["text"] = text });
    }

    /// <summary>Sends a form with this browser's cookies, but without its page.</summary>
    private async Task Post(string address, Dictionary<string, string> fields)
    {
        var form = context.APIRequest.CreateFormData();
        foreach (var (field, value) in fields) form.Set(field, value);
        var answer = await context.APIRequest.PostAsync(
            address,
            new() { Form = form, Headers = [new("Sec-Fetch-Site", "same-origin")], MaxRedirects = 0 });
        if (answer.Status == 303) return;
        throw new InvalidOperationException($"{address} was answered {answer.Status}: {await answer.TextAsync()}");
    }

    public Task Sees(string text) => Expect(Message(text)).ToHaveCountAsync(1);

    public Task SeesDashboard() => Expect(page.GetByText($"Bonjour {name.Isolate()}")).ToBeVisibleAsync();

    public Task SeesSignIn() => Expect(Button("Se connecter")).ToBeVisibleAsync();

    public Task SeesUnread(string title, int count) =>
        Expect(Row(title).GetByLabel(count == 1 ? "1 message non lu" : $"{count} messages non lus")).ToBeVisibleAsync();

    public Task SeesNothingUnread(string title) => Expect(Row(title).GetByLabel("non lu")).ToHaveCountAsync(0);

    [GeneratedRegex("/sign-in$")]
    private static partial Regex SignInPage();
}
