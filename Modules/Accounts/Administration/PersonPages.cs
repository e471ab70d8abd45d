using Microsoft.AspNetCore.Http;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Administration;

internal sealed class PersonPages(SessionStore sessions)
{
    public async Task<IResult> Page(
        HttpContext context,
        CurrentUser me,
        PersonView view,
        int status,
        CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, view.Card.DisplayName, cancel);
        var count = (await sessions.ListOf(view.Card.Id, cancel)).Count;
        var shown = view with { Sessions = count, IsMe = view.Card.Id == me.Id };
        return HtmlResults.Page(PersonPage.Create(new(shell, shown)), status);
    }

    /// <summary>After an action: redirects to the person's page, or shows the refusal there.</summary>
    public async Task<IResult> RedirectOrRefuse(
        HttpContext context,
        CurrentUser me,
        PersonChangeResult result,
        CancellationToken cancel)
    {
        if (result.Person is not { } person) return ErrorResponse.NotFound(context);
        if (result.Refusal is { } refusal)
        {
            PersonView view = new(person) { Refusal = refusal };
            return await Page(context, me, view, StatusCodes.Status409Conflict, cancel);
        }

        // Administrators who have revoked their own role may not see the page any more.
        var hasLeft = person is { IsAdministrator: false } && person.Id == me.Id;
        return HtmlResults.SeeOther(hasLeft ? "/me" : PersonView.AddressOf(person.Card) + "?saved=yes");
    }
}

/// <summary>A person's account, as administrators see it.</summary>
/// <param name="Card">The person.</param>
/// <param name="IsAdministrator">True for administrators.</param>
public sealed record PersonView(PersonCard Card, bool IsAdministrator)
{
    internal PersonView(Person person) : this(person.Card, person.IsAdministrator) =>
        HasSecondFactor = person.TwoFactorEnabled;

    public bool HasSecondFactor { get; init; }

    /// <summary>Number of browsers in which they are signed in.</summary>
    public int Sessions { get; init; }

    /// <summary>True if the administrator looks at their own account.</summary>
    public bool IsMe { get; init; }

    /// <summary>True right after a change.</summary>
    public bool Saved { get; init; }

    /// <summary>Why a change was refused, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>The reset link just created, or null.</summary>
    public string? ResetLink { get; init; }

    public string Address => AddressOf(Card);

    internal static string AddressOf(PersonCard card) => "/admin" + card.Address;
}

public sealed record PersonModel(Shell Shell, PersonView Person);
