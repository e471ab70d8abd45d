using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Reset;
using OurWhats.Accounts.SecondFactors;
using OurWhats.Accounts.Sessions;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Data;

namespace OurWhats.Accounts;

internal sealed class AccountsContext(DbContextOptions<AccountsContext> options)
    : IdentityUserContext<Person, long>(options), IModuleContext
{
    public UnitOfWork Unit { get; set; } = null!;

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SiteSettings> SiteSettings => Set<SiteSettings>();

    public DbSet<SiteInvitation> Invitations => Set<SiteInvitation>();

    public DbSet<Authenticator> Authenticators => Set<Authenticator>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<ResetLink> ResetLinks => Set<ResetLink>();

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Person>().Where(entry => entry.State == EntityState.Modified))
        {
            if (Credentials.HaveChanged(entry) && !Credentials.HasNewStamp(entry))
                throw new InvalidOperationException("Changed credentials are saved by Credentials.Save only.");
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Person>(entity =>
        {
            entity.ToTable("accounts_people").Property(person => person.MediaDisplay).HasColumnName("Showing");
            entity.HasIndex(person => person.PictureId); // whether a file is the picture of a person
        });
        builder.Entity<IdentityUserClaim<long>>().ToTable("accounts_claims");
        builder.Entity<IdentityUserLogin<long>>().ToTable("accounts_logins");
        builder.Entity<IdentityUserToken<long>>().ToTable("accounts_tokens");
        builder.Entity<IdentityUserPasskey<long>>(entity =>
        {
            entity.ToTable("accounts_passkeys").HasKey(passkey => passkey.CredentialId);
            entity.OwnsOne(passkey => passkey.Data).ToJson();
            entity.HasOne<Person>().WithMany().HasForeignKey(passkey => passkey.UserId);
            entity.HasIndex(passkey => passkey.UserId); // all passkeys of a person
        });
        builder.Entity<Authenticator>(entity =>
        {
            entity.ToTable("accounts_authenticators").HasKey(app => app.PersonId); // one per person
            entity.HasOne<Person>().WithOne().HasForeignKey<Authenticator>(app => app.PersonId);
        });
        builder.Entity<RecoveryCode>(entity =>
        {
            entity.ToTable("accounts_recovery_codes").HasKey(code => new { code.PersonId, code.CodeHash });
            entity.HasOne<Person>().WithMany().HasForeignKey(code => code.PersonId);
        });
        builder.Entity<SiteSettings>().ToTable("accounts_places");
        builder.Entity<SiteInvitation>().ToTable("accounts_invitations").HasKey(invitation => invitation.Code);
        builder.Entity<ResetLink>(entity =>
        {
            entity.ToTable("accounts_resets").HasKey(link => link.PersonId); // one per person
            entity.HasOne<Person>().WithOne().HasForeignKey<ResetLink>(link => link.PersonId);
            entity.HasIndex(link => link.CodeHash).IsUnique(); // the link that was opened
            entity.HasIndex(link => link.MadeBy); // the links that an administrator handed out
        });
        builder.Entity<Session>(entity =>
        {
            entity.ToTable("accounts_sessions").HasKey(session => session.KeyHash);
            entity.HasOne<Person>().WithMany().HasForeignKey(session => session.PersonId);
            entity.HasIndex(session => session.PersonId); // all sessions of a person: ended together, listed
        });
    }
}
