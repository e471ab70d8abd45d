using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Accounts.Site;
using OurWhats.Host;
using OurWhats.Messaging.Messages;
using OurWhats.Messaging.Posting;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;
using Serilog;

namespace OurWhats.Bench.Load;

/// <summary>
/// An installation in this process, filled by the modules' own code: accounts as rows (without the slow hash of a
/// password), sessions, conversations and messages by those who make them for a request.
/// </summary>
internal sealed class Place : IAsyncDisposable
{
    private Place(WebApplication app) => App = app;

    public WebApplication App { get; }

    /// <summary>The people, in the order in which they came.</summary>
    public List<Resident> People { get; } = [];

    /// <summary>Opens a data folder; its application does not listen.</summary>
    public static async Task<Place> Open(string folder)
    {
        var app = OurWhatsHost.Build(["--data", folder, "--urls", "http://127.0.0.1:0"], builder => builder.Services.AddSerilog((_, _) => { }));
        await OurWhatsHost.Migrate(app);
        return new(app);
    }

    /// <summary>Does something as a request would: in a scope of its own.</summary>
    public async Task<T> Do<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Does something in a write.</summary>
    public Task<T> Write<T>(Func<IServiceProvider, WriteTransaction, Task<T>> work) => Do(services =>
        services.GetRequiredService<UnitOfWork>().Write(write => work(services, write), CancellationToken.None));

    /// <summary>Names the place and lets so many people in, with a session each.</summary>
    public async Task Settle(int count)
    {
        Person[] people = [.. Enumerable.Range(1, count).Select(NewPerson)];
        await Write(async (services, _) =>
        {
            var accounts = services.GetRequiredService<AccountsContext>();
            accounts.Add(new OurWhats.Accounts.Site.SiteSettings { Name = "Lycée Jean-Moulin", SignUp = SignUpPolicy.Anyone });
            accounts.AddRange(people);
            services.GetRequiredService<PeopleDirectory>().Put(people);
            return await accounts.SaveChangesAsync();
        });
        foreach (var some in people.Chunk(100))
            await Write((services, write) => SignIn(write, services.GetRequiredService<SessionStore>(), some));
    }

    /// <summary>Puts people into a conversation of their own. Gives its key.</summary>
    public Task<long> Gather(string title, params IReadOnlyList<Resident> members) => Write(async (services, write) =>
    {
        var conversations = services.GetRequiredService<IConversations>();
        var conversation = await conversations.Open(write, title, "/groups", members[0].Me.Id, CancellationToken.None);
        foreach (var (me, _) in members.Skip(1))
            await conversations.Join(write, conversation, me.Id, me.Id, fromStart: true, CancellationToken.None);
        return conversation;
    });

    /// <summary>Says something. Gives the message.</summary>
    public Task<Message?> Say(long conversation, Resident who, string text) =>
        Write((services, write) => services.GetRequiredService<PostMessage>()
            .ToConversation(write, conversation, who.Me, new(text, Message.NewKey(), null), CancellationToken.None));

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    private async Task<bool> SignIn(WriteTransaction write, SessionStore sessions, Person[] people)
    {
        foreach (var person in people) People.Add(await Resident.Of(write, person, sessions));
        return true;
    }

    private static Person NewPerson(int number) => new()
    {
        UserName = string.Create(CultureInfo.InvariantCulture, $"person{number}"),
        NormalizedUserName = string.Create(CultureInfo.InvariantCulture, $"PERSON{number}"),
        DisplayName = string.Create(CultureInfo.InvariantCulture, $"Person {number}"),
        SecurityStamp = "bench",
        Language = "fr",
        Zone = "Europe/Paris",
    };
}

/// <summary>Somebody who is signed in.</summary>
/// <param name="Me">Who they are to the application.</param>
/// <param name="Session">The key in their cookie.</param>
internal sealed record Resident(CurrentUser Me, string Session)
{
    public static async Task<Resident> Of(WriteTransaction write, Person person, SessionStore sessions)
    {
        DefaultHttpContext context = new();
        await sessions.Begin(write, context, person, CancellationToken.None);
        var cookie = context.Response.Headers.SetCookie.ToString();
        CurrentUser me = new(
            person.Id,
            person.UserName!,
            person.DisplayName,
            Languages.Find(person.Language),
            TimeZoneInfo.FindSystemTimeZoneById(person.Zone),
            person.IsAdministrator,
            Session: "",
            person.MediaDisplay,
            SavesData: false,
            CancellationToken.None);
        return new(me, cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..cookie.IndexOf(';', StringComparison.Ordinal)]);
    }
}
