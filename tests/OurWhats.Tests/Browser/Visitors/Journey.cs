using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Browser.Visitors;

/// <summary>
/// A new installation and its visitors. Any error in a page (a script exception, a violation of the content security
/// policy, a dialog) fails the test, whatever it is about, and so does anything that leaves this machine.
/// </summary>
public abstract class Journey(Chromium chromium) : IAsyncLifetime
{
    // The browser reports each refused or failed request so; tests provoke them on purpose and look at what the page makes of them.
    private static readonly string[] RefusedRequests = ["Failed to load resource", "htmx: htmx:error: Failed to fetch", "htmx: htmx:error: NetworkError"];

    private const string Place = "Lycée Jean-Moulin";

    private readonly List<IBrowserContext> contexts = [];
    private readonly List<string> troubles = [];
    private bool hasBegun;

    protected Installation Application { get; private set; } = null!;

    // localhost is a secure context, so there is brotli and there are locks, as over https.
    protected Uri Address => new($"{Application.Address.Scheme}://localhost:{Application.Address.Port}");

    /// <summary>More of the application's command line.</summary>
    protected virtual string[] Settings => [];

    /// <summary>True where Chromium's headless shell will not do: it has no notifications.</summary>
    protected virtual bool NeedsWholeBrowser => false;

    public async ValueTask InitializeAsync() => Application = await Installation.Start(Settings);

    public async ValueTask DisposeAsync()
    {
        foreach (var context in contexts) await context.CloseAsync();
        await Application.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.Empty(troubles);
        Assert.Empty(Outgoing.Noticed);
    }

    /// <summary>Somebody at a new browser, who has not opened anything yet.</summary>
    /// <param name="name">The name that the others read.</param>
    /// <param name="through">Where their browser finds the application, if not directly.</param>
    /// <param name="adapt">Changes what kind of device it is.</param>
    protected async Task<Visitor> Stranger(string name, Uri? through = null, Action<BrowserNewContextOptions>? adapt = null)
    {
        var context = await NewContext(through ?? Address, adapt);
        contexts.Add(context);
        await context.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', event => console.error('Policy:', event.violatedDirective, event.blockedURI, event.sample))");
        context.Page += (_, page) => Watch(name, page);
        return new(name, context, await context.NewPageAsync());
    }

    /// <summary>Somebody who has an account and sees their dashboard. The first one begins the place.</summary>
    /// <inheritdoc cref="Stranger"/>
    protected async Task<Visitor> Arrive(string name, Uri? through = null, Action<BrowserNewContextOptions>? adapt = null)
    {
        var visitor = await Stranger(name, through, adapt);
        await visitor.Enter(Place, isFirst: !hasBegun);
        hasBegun = true;
        return visitor;
    }

    /// <summary>The same for those who fill in the forms themselves, which takes a browser seconds.</summary>
    /// <inheritdoc cref="Stranger"/>
    protected async Task<Visitor> ArriveByHand(string name, Action<BrowserNewContextOptions>? adapt = null)
    {
        var visitor = await Stranger(name, adapt: adapt);
        if (hasBegun) await visitor.SignUp();
        else await visitor.BeginPlace(Place);
        hasBegun = true;
        return visitor;
    }

    /// <summary>The same person at another device.</summary>
    protected async Task<Visitor> OtherDevice(Visitor visitor, Uri? through = null)
    {
        var other = await Stranger(visitor.Name, through);
        await other.SignIn();
        return other;
    }

    /// <summary>The same person in another tab of the same browser.</summary>
    protected static async Task<Visitor> OtherTab(Visitor visitor) => new(visitor.Name, visitor.Context, await visitor.Context.NewPageAsync());

    /// <summary>A new browser.</summary>
    protected virtual Task<IBrowserContext> NewContext(Uri address, Action<BrowserNewContextOptions>? adapt) =>
        chromium.NewContext(address, adapt, NeedsWholeBrowser);

    private void Watch(string name, IPage page)
    {
        page.PageError += (_, error) => Note($"{name}: {error}");
        page.Dialog += (_, dialog) => Note($"{name}: dialog {dialog.Message}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !RefusedRequests.Any(start => message.Text.StartsWith(start, StringComparison.Ordinal))) Note($"{name}: {message.Text}");
        };
    }

    private void Note(string trouble)
    {
        lock (troubles) troubles.Add(trouble);
    }
}
