using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts.Administration;
using OurWhats.Accounts.FirstRun;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Profile;
using OurWhats.Accounts.Reset;
using OurWhats.Accounts.SecondFactors;
using OurWhats.Accounts.Sessions;
using OurWhats.Accounts.SignIn;
using OurWhats.Accounts.SignUp;
using OurWhats.Accounts.Site;
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
        // Names.UserNames checks the characters, with its own messages.
        services.AddIdentityCore<Person>(options => options.User.AllowedUserNameCharacters = "")
            .AddEntityFrameworkStores<AccountsContext>();
        services.AddScoped<IPasswordHasher<Person>, NormalizingPasswordHasher>();
        services.AddSingleton<ILookupNormalizer, Names.UserNameNormalizer>();
        services.AddSingleton<PeopleDirectory>();
        services.AddSingleton<IPeople>(provider => provider.GetRequiredService<PeopleDirectory>());
        services.AddScoped<IFileReferences, ProfilePictureReferences>();
        services.AddSingleton<SessionCache>();
        services.AddSingleton<FailedSignIns>();
        services.AddSingleton<HashingTurns>();
        services.AddSingleton(provider => new FirstRunCode(provider.GetRequiredService<IServer>(), Console.Out));
        services.AddSingleton<SignUpRule>();
        services.AddSingleton<ISignUpRule>(provider => provider.GetRequiredService<SignUpRule>());
        services.AddScoped<SiteBeginning>();
        services.AddScoped<SessionStore>();
        services.AddScoped<Registration>();
        services.AddScoped<SiteInvitationService>();
        services.AddScoped<SiteUpdate>();
        services.AddScoped<ResetLinks>();
        services.AddScoped<PasswordReset>();
        services.AddScoped<Credentials>();
        services.AddMemoryCache();
        services.AddSingleton<SecondFactorRule>();
        services.AddSingleton<PendingSignIns>();
        PasskeyOptions.Add(services);
        services.AddScoped<Passkeys>();
        services.AddScoped<Authenticators>();
        services.AddScoped<RecoveryCodes>();
        services.AddScoped<PasswordConfirmation>();
        services.AddScoped<SecondFactorChange>();
        services.AddScoped<SecondFactorRemoval>();
        services.AddScoped<ISecondFactorRemoval>(provider => provider.GetRequiredService<SecondFactorRemoval>());
        services.AddScoped<SecondFactorPages>();
        services.AddScoped<SecondStep>();
        services.AddScoped<PersonService>();
        services.AddScoped<PersonPages>();
        services.AddScoped<AdminPages>();
        services.AddScoped<ProfileService>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<ProfilePictures>();
        services.AddScoped<SettingsPages>();
        services.AddScoped<PasswordCheck>();
        // The core only: AddAuthentication would bring Data Protection and its keys, but no ticket is encrypted here.
        services.AddAuthenticationCore(options =>
        {
            options.AddScheme<SessionHandler>(SessionHandler.Scheme, null);
            options.DefaultScheme = SessionHandler.Scheme;
        });
        services.AddTransient<SessionHandler>();
        services.AddWebEncoders();
        services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Administrators, AdministratorPolicy.Configure)
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        FirstRunApi.Map(routes);
        SignUpApi.Map(routes);
        SignInApi.Map(routes);
        SecondStepApi.Map(routes);
        ResetApi.Map(routes);
        ProfileApi.Map(routes);
        ProfilePictureApi.Map(routes);
        SessionsApi.Map(routes);
        SecondFactorApi.Map(routes);
        AdminApi.Map(routes);
    }

    /// <inheritdoc/>
    public async Task Migrate(IServiceProvider services, CancellationToken cancel)
    {
        var accounts = services.GetRequiredService<AccountsContext>();
        await accounts.MigrateIfPending(cancel);
        services.GetRequiredService<PeopleDirectory>().Load(await accounts.Users.AsNoTracking().ToListAsync(cancel));
        var site = await accounts.SiteSettings.AsNoTracking().SingleOrDefaultAsync(cancel);
        services.GetRequiredService<SiteName>().Value = site?.Name ?? "";
        services.GetRequiredService<SecondFactorRule>().IsRequired = site?.RequiresSecondFactor == true;
        services.GetRequiredService<SignUpRule>().Policy = site?.SignUp ?? SignUpPolicy.Nobody;
    }
}
