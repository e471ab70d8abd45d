using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts.Administration;
using OurWhats.Accounts.FirstRun;
using OurWhats.Accounts.Me;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Places;
using OurWhats.Accounts.Reset;
using OurWhats.Accounts.Sessions;
using OurWhats.Accounts.SignIn;
using OurWhats.Accounts.SignUp;
using OurWhats.Shared;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts;

/// <summary>People, sign-in, sessions, profile, the first run and the administration.</summary>
public sealed class AccountsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Accounts";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleContext<AccountsContext>("accounts");
        services.AddIdentityCore<Person>(options =>
        {
            options.User.AllowedUserNameCharacters = ""; // Names.UserNames decides, with sentences
            options.Lockout.MaxFailedAccessAttempts = WrongPasswords.Most;
            options.Lockout.DefaultLockoutTimeSpan = WrongPasswords.Pause;
        }).AddEntityFrameworkStores<AccountsContext>();
        services.AddSingleton<ILookupNormalizer, Names.UserNameNormalizer>();
        services.AddSingleton<PeopleDirectory>();
        services.AddSingleton<IPeople>(provider => provider.GetRequiredService<PeopleDirectory>());
        services.AddScoped<IFileUse, PictureUse>();
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<WrongPasswords>();
        services.AddScoped<SessionKeeper>();
        services.AddScoped<Newcomer>();
        services.AddScoped<Invitations>();
        services.AddScoped<ResetLinks>();
        services.AddScoped<PersonKeeper>();
        services.AddScoped<PasswordCheck>();
        // The core only: AddAuthentication would bring Data Protection and its keys, and nothing here is a sealed ticket.
        services.AddAuthenticationCore(options =>
        {
            options.AddScheme<SessionHandler>(SessionHandler.Scheme, null);
            options.DefaultScheme = SessionHandler.Scheme;
        });
        services.AddTransient<SessionHandler>();
        services.AddWebEncoders();
        services.AddAuthorizationBuilder().AddPolicy(Roles.Administrators, Administrators.Allow).SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        FirstRunApi.Map(routes);
        SignUpApi.Map(routes);
        SignInApi.Map(routes);
        ResetApi.Map(routes);
        MeApi.Map(routes);
        PictureApi.Map(routes);
        SessionsApi.Map(routes);
        AdminApi.Map(routes);
    }

    /// <inheritdoc/>
    public async Task Migrate(IServiceProvider services, CancellationToken cancel)
    {
        var accounts = services.GetRequiredService<AccountsContext>();
        await accounts.MigrateIfPending(cancel);
        services.GetRequiredService<PeopleDirectory>().Load(await accounts.Users.AsNoTracking().ToListAsync(cancel));
        var place = await accounts.Places.AsNoTracking().SingleOrDefaultAsync(cancel);
        services.GetRequiredService<PlaceName>().Value = place?.Name ?? "";
    }
}
