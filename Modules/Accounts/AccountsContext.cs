using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Places;
using OurWhats.Accounts.Sessions;

namespace OurWhats.Accounts;

internal sealed class AccountsContext(DbContextOptions<AccountsContext> options) : IdentityUserContext<Person, long>(options)
{
    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Place> Places => Set<Place>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Person>().ToTable("accounts_people");
        builder.Entity<IdentityUserClaim<long>>().ToTable("accounts_claims");
        builder.Entity<IdentityUserLogin<long>>().ToTable("accounts_logins");
        builder.Entity<IdentityUserToken<long>>().ToTable("accounts_tokens");
        builder.Entity<Place>().ToTable("accounts_places");
        builder.Entity<Session>(session =>
        {
            session.ToTable("accounts_sessions").HasKey(one => one.KeyHash);
            session.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId);
            session.HasIndex(one => one.PersonId); // all sessions of a person: ended together, listed
        });
    }
}
