using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Reset;
using OurWhats.Accounts.Sessions;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Data;

namespace OurWhats.Accounts;

internal sealed class AccountsContext(DbContextOptions<AccountsContext> options) : IdentityUserContext<Person, long>(options), IModuleContext
{
    public UnitOfWork Unit { get; set; } = null!;

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SiteSettings> SiteSettings => Set<SiteSettings>();

    public DbSet<SiteInvitation> Invitations => Set<SiteInvitation>();

    public DbSet<ResetLink> ResetLinks => Set<ResetLink>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Person>(person =>
        {
            person.ToTable("accounts_people");
            person.HasIndex(one => one.PictureId); // whether anybody shows a file
        });
        builder.Entity<IdentityUserClaim<long>>().ToTable("accounts_claims");
        builder.Entity<IdentityUserLogin<long>>().ToTable("accounts_logins");
        builder.Entity<IdentityUserToken<long>>().ToTable("accounts_tokens");
        builder.Entity<SiteSettings>().ToTable("accounts_places");
        builder.Entity<SiteInvitation>().ToTable("accounts_invitations").HasKey(one => one.Code);
        builder.Entity<ResetLink>(link =>
        {
            link.ToTable("accounts_resets").HasKey(one => one.PersonId); // one a person
            link.HasOne<Person>().WithOne().HasForeignKey<ResetLink>(one => one.PersonId);
            link.HasIndex(one => one.CodeHash).IsUnique(); // who comes by the link
        });
        builder.Entity<Session>(session =>
        {
            session.ToTable("accounts_sessions").HasKey(one => one.KeyHash);
            session.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId);
            session.HasIndex(one => one.PersonId); // all sessions of a person: ended together, listed
        });
    }
}
