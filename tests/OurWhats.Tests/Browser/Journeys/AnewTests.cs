using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

/// <summary>A page that must begin anew, here because it has missed too much, keeps what its reader had before them.</summary>
public sealed class AnewTests(Chromium chromium) : Journey(chromium)
{
    private const string Sleep = """
        () => {
          window.isOld = true;
          Object.defineProperty(document, 'hidden', { value: true, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """;

    private const string Wake = """
        () => {
          delete document.hidden;
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """;

    private const string FirstInView = """
        () => {
          const top = document.querySelector('.scroll').getBoundingClientRect().top;
          const first = [...document.querySelectorAll('#messages li[id^=m]')].find(item => item.getBoundingClientRect().bottom > top);
          return `${first.querySelector('p').textContent} at ${Math.round(first.getBoundingClientRect().top)}`;
        }
        """;

    [Fact]
    public async Task It_keeps_what_was_typed_the_caret_and_the_place_where_one_reads()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "ligne 1");
        await alice.WriteAll(Enumerable.Range(2, 60).Select(i => $"ligne {i}"));
        await bob.Open("Alice");
        await bob.Composer.FillAsync("Une phrase commencée");
        await bob.Composer.EvaluateAsync("field => field.setSelectionRange(3, 3)");
        await bob.Page.EvaluateAsync("() => { document.querySelector('.scroll').scrollTop = -700; }");
        var before = await bob.Page.EvaluateAsync<string>(FirstInView);

        await bob.Page.EvaluateAsync(Sleep);
        await alice.WriteAll(Enumerable.Range(1, 101).Select(i => $"manqué {i}"));
        await bob.Page.EvaluateAsync(Wake);
        await bob.Page.WaitForFunctionAsync("() => !window.isOld && document.activeElement?.name === 'm'");

        Assert.Equal(before, await bob.Page.EvaluateAsync<string>(FirstInView));
        await Expect(bob.Composer).ToHaveValueAsync("Une phrase commencée");
        Assert.Equal(3, await bob.Composer.EvaluateAsync<int>("field => field.selectionStart"));
    }

    [Fact]
    public async Task It_keeps_the_fields_of_any_form()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        var backup = Application.Data + "-backup";
        await Application.Stop();
        Copy(Application.Data, backup);
        await Application.Start();
        await alice.Open("Bob");
        await alice.Write("Deux");
        await bob.Go("/groups/new");
        await bob.Page.GetByLabel("Ouvert : ").CheckAsync();
        await bob.Page.GetByLabel("Nom du groupe").FillAsync("Chorale du jeudi");
        await bob.Page.EvaluateAsync("() => { window.isOld = true; }");

        // The backup that is put back knows less than the page.
        await Application.Stop();
        Directory.Delete(Application.Data, recursive: true);
        Directory.Move(backup, Application.Data);
        await Application.Start();
        await bob.Page.WaitForFunctionAsync("() => !window.isOld && document.activeElement?.name === 'name'");

        await Expect(bob.Page.GetByLabel("Nom du groupe")).ToHaveValueAsync("Chorale du jeudi");
        await Expect(bob.Page.GetByLabel("Ouvert : ")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task What_was_typed_in_place_of_a_message_is_there_again_until_it_is_stored()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Rendez-vous à 8 h");
        await alice.Time("Rendez-vous à 8 h").ClickAsync();
        await alice.Sheet.GetByText("Modifier").ClickAsync();
        var field = alice.Sheet.GetByRole(Microsoft.Playwright.AriaRole.Textbox);
        await field.FillAsync("Rendez-vous à 9");

        await alice.Page.ReloadAsync();
        await alice.Time("Rendez-vous à 8 h").ClickAsync();
        await Expect(field).ToHaveValueAsync("Rendez-vous à 9");
        await Expect(field).ToBeVisibleAsync();
        await field.PressSequentiallyAsync(" h");
        await alice.Sheet.GetByText("Enregistrer").ClickAsync();
        await alice.Sees("Rendez-vous à 9 h");
        var kept = await alice.Page.EvaluateAsync<string[]>("() => Object.keys(localStorage)");
        Assert.DoesNotContain(kept, name => name.StartsWith("edit", StringComparison.Ordinal));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
