using Microsoft.EntityFrameworkCore;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Invitations;
using OurWhats.Shared.Data;

namespace OurWhats.Groups;

internal sealed class GroupsContext : DbContext
{
    private readonly UnitOfWork unit;

    public GroupsContext(DbContextOptions<GroupsContext> options, UnitOfWork unit) : base(options)
    {
        this.unit = unit;
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
    }

    public DbSet<Group> Groups => Set<Group>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ModuleContext.Demand(unit);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Group>(group =>
        {
            group.ToTable("groups_groups");
            group.HasIndex(one => one.IsOpen); // the directory
        });
        modelBuilder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("groups_invitations").HasKey(one => one.Code);
            invitation.HasOne(one => one.Group).WithMany().HasForeignKey(one => one.GroupId);
            invitation.HasIndex(one => one.GroupId).IsUnique(); // the link in force of a group
        });
    }
}
