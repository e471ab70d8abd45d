using Microsoft.EntityFrameworkCore;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Invitations;
using OurWhats.Shared.Data;

namespace OurWhats.Groups;

internal sealed class GroupsContext(DbContextOptions<GroupsContext> options) : DbContext(options), IModuleContext
{
    public UnitOfWork Unit { get; set; } = null!;

    public DbSet<Group> Groups => Set<Group>();

    public DbSet<GroupInvitation> Invitations => Set<GroupInvitation>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Group>(entity =>
        {
            entity.ToTable("groups_groups");
            entity.HasIndex(group => group.IsOpen); // the directory
            entity.HasIndex(group => group.ConversationId); // the owners of a conversation
            entity.HasIndex(group => group.PictureId); // whether a file is the picture of a group
        });
        modelBuilder.Entity<Owner>(entity =>
        {
            entity.ToTable("groups_owners").HasKey(owner => new { owner.GroupId, owner.PersonId });
            entity.HasOne<Group>().WithMany(group => group.Owners).HasForeignKey(owner => owner.GroupId);
        });
        modelBuilder.Entity<GroupInvitation>(entity =>
        {
            entity.ToTable("groups_invitations").HasKey(invitation => invitation.Code);
            entity.HasOne(invitation => invitation.Group).WithMany().HasForeignKey(invitation => invitation.GroupId);
            entity.HasIndex(invitation => invitation.GroupId).IsUnique(); // the current link of a group
        });
    }
}
