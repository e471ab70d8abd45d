using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OurWhats.Shared.Web;
using Serilog;

namespace OurWhats.Host.Demo;

/// <summary>
/// Fills an empty installation with 8 people, 5 groups and 600 messages over three months, some unread. It runs the
/// real application on a clock of its own and acts through its pages, so the demo only contains what the application
/// can produce.
/// </summary>
internal sealed partial class DemoInstallation(Uri address, DemoClock clock) : IDisposable
{
    private const int Messages = 600;
    private const int UnreadAtTheEnd = 25;
    private const int Days = 92;

    // The same demo each time, except for its dates and its password.
    private readonly Random random = new(20_26);
    private readonly string password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 14);

    private readonly DemoPerson[] people =
    [
        new(address, "camille", "Camille Laurent"), new(address, "mehdi", "Mehdi Benali"), new(address, "lea", "Léa Fontaine"),
        new(address, "tom", "Tom Girard"), new(address, "aminata", "Aminata Diallo"), new(address, "noe", "Noé Le Goff"),
        new(address, "ines", "Inès Rodríguez"), new(address, "paul", "Paul Nguyen"),
    ];

    private readonly (string Name, string About, bool IsOpen, int[] Members)[] groups =
    [
        ("Terminale B", "La classe : devoirs, contrôles et entraide.", false, [2, 3, 4, 5, 6]),
        ("Club théâtre", "Répétitions le jeudi. Débutants bienvenus.", true, [1, 2, 4, 6, 7]),
        ("Profs de sciences", "Progressions, matériel et salles.", false, [0, 1, 7]),
        ("Sortie à Lyon", "Tout ce qu'il faut savoir avant le départ.", true, [0, 2, 3, 4, 5, 6, 7]),
        ("Association sportive", "Badminton, course et bonne humeur.", true, [1, 3, 5, 6]),
    ];

    // Pairs of people with a direct conversation.
    private readonly (int One, int Other)[] pairs = [(2, 4), (0, 1), (6, 3)];

    /// <summary>Fills the data folder named on the command line, unless it holds something already.</summary>
    public static async Task Fill(string[] args)
    {
        DemoClock clock = new(TimeProvider.System.GetUtcNow().AddDays(-Days));
        await using var app = OurWhatsHost.Build(
            [
                .. args, "--urls", "http://127.0.0.1:0", "--Limits:DoorPerMinute", "1000",
                "--Limits:ChangesPerSecond", "100000", "--Limits:ReadsPerSecond", "100000",
            ],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Services.AddSerilog((_, _) => { });
            });
        await OurWhatsHost.Migrate(app);
        if (app.Services.GetRequiredService<SiteName>().Value.Length > 0)
        {
            Console.WriteLine("Cette installation n'est pas vide : la démonstration n'y touche pas.");
            return;
        }

        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        using DemoInstallation demo = new(new(addresses.Single()), clock);
        await demo.Live();
        await app.StopAsync();
        demo.Announce();
    }

    public void Dispose()
    {
        foreach (var person in people) person.Dispose();
    }

    private async Task Live()
    {
        await people[0].Post("/first-run", [("place", "Lycée Jean-Moulin"), ("policy", "Anyone"), .. Account(people[0])]);
        foreach (var person in people[1..]) await person.Post("/sign-up", Account(person));
        List<(string Topic, string Conversation, int[] Members)> places = [];
        foreach (var (name, about, isOpen, members) in groups) places.Add((name, await OpenGroup(name, about, isOpen, members), members));
        foreach (var (one, other) in pairs) places.Add(("Entre deux", await Meet(people[one], people[other]), [one, other]));
        await Talk(places, said: pairs.Length);
        clock.MoveTo(TimeProvider.System.GetUtcNow());
        // Renewed, because the first invitation links are three months old.
        for (var i = 0; i < groups.Length; i++) await people[groups[i].Members[0]].Post($"/groups/{i + 1}/invitation");
        foreach (var person in people) await person.Post("/sign-out");
    }

    private (string, string)[] Account(DemoPerson person) =>
        [("userName", person.UserName), ("displayName", person.DisplayName), ("password", password), ("zone", "Europe/Paris")];

    private async Task<string> OpenGroup(string name, string about, bool isOpen, int[] members)
    {
        var group = await people[members[0]].Post("/groups/new", ("name", name), ("description", about), ("open", isOpen ? "yes" : "no"));
        var page = await people[members[0]].Read(group);
        var invitation = InvitationLink().Match(page).Value;
        var conversation = "";
        foreach (var member in members[1..]) conversation = await people[member].Post(isOpen ? group + "/members" : invitation);
        return conversation;
    }

    private static async Task<string> Meet(DemoPerson one, DemoPerson other)
    {
        var conversation = await one.Post("/people/" + other.UserName, ("text", $"Bonjour {other.DisplayName.Split(' ')[0]} !"));
        return conversation[..conversation.IndexOf('#', StringComparison.Ordinal)];
    }

    private async Task Talk(List<(string Topic, string Conversation, int[] Members)> places, int said)
    {
        DemoScript script = new(random);
        var start = clock.GetUtcNow();
        var isRead = false;
        while (said < Messages)
        {
            var (topic, conversation, members) = places[random.Next(places.Count)];
            var cast = members.OrderBy(_ => random.Next()).ToArray();
            var at = Later(OfficeHours(start.AddDays((double)Days * said / Messages)), clock.GetUtcNow());
            foreach (var (who, text) in script.Next(topic).Take(Messages - said))
            {
                at = at.AddMinutes(random.Next(1, 9));
                if (at < TimeProvider.System.GetUtcNow().AddMinutes(-1)) clock.MoveTo(at);
                await people[cast[(who - 'A') % cast.Length]].Post(conversation + "/messages", ("text", text));
                said++;
            }

            if (!isRead && said > Messages - UnreadAtTheEnd) isRead = await ReadAll(places);
        }
    }

    private async Task<bool> ReadAll(List<(string Topic, string Conversation, int[] Members)> places)
    {
        foreach (var (_, conversation, members) in places)
            foreach (var member in members) await people[member].Read(conversation);
        return true;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // Nobody writes at night.
    private DateTimeOffset OfficeHours(DateTimeOffset moment) =>
        new(moment.Date.AddHours(6 + random.Next(13)).AddMinutes(random.Next(60)), TimeSpan.Zero);

    private void Announce()
    {
        Console.WriteLine($"""

            Démonstration : {people.Length} personnes, {groups.Length} groupes, {Messages} messages.
            Connectez-vous comme {string.Join(", ", people.Select(person => person.UserName))} ({people[0].UserName} administre).
            Mot de passe de tous : {password}

            """);
    }

    [GeneratedRegex("/join/[a-z0-9]+")]
    private static partial Regex InvitationLink();
}
