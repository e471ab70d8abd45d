using Microsoft.EntityFrameworkCore;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Invitations;
using OurWhats.Groups.Owners;
using OurWhats.Shared.Data;

namespace OurWhats.Groups;

internal sealed class GroupsContext(DbContextOptions<GroupsContext> options) : DbContext(options), IModuleContext
{
    public UnitOfWork Unit { get; set; } = null!;

    public DbSet<Group> Groups => Set<Group>();

    public DbSet<GroupInvitation> Invitations => Set<GroupInvitation>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Group>(group =>
        {
            group.ToTable("groups_groups");
            group.HasIndex(one => one.IsOpen); // the directory
            group.HasIndex(one => one.ConversationId); // who is in charge of a conversation
            group.HasIndex(one => one.PictureId); // whether any group shows a file
        });
        modelBuilder.Entity<Owner>(owner =>
        {
            owner.ToTable("groups_owners").HasKey(one => new { one.GroupId, one.PersonId });
            owner.HasOne<Group>().WithMany(group => group.Owners).HasForeignKey(one => one.GroupId);
        });
        modelBuilder.Entity<GroupInvitation>(invitation =>
        {
            invitation.ToTable("groups_invitations").HasKey(one => one.Code);
            invitation.HasOne(one => one.Group).WithMany().HasForeignKey(one => one.GroupId);
            invitation.HasIndex(one => one.GroupId).IsUnique(); // the link in force of a group
        });
    }
}
