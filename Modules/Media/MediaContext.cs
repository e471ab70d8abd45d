using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Media.Uploads;
using OurWhats.Shared.Data;

namespace OurWhats.Media;

internal sealed class MediaContext(DbContextOptions<MediaContext> options) : DbContext(options), IModuleContext
{
    public UnitOfWork Unit { get; set; } = null!;

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<QuotaEntry> QuotaEntries => Set<QuotaEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredFile>(table =>
        {
            table.ToTable("media_files").Ignore(file => file.Card);
            table.HasIndex(file => file.Key).IsUnique(); // used in addresses; one row for each content
            table.HasIndex(file => file.RetryAt).HasFilter("RetryAt IS NOT NULL"); // each minute: thumbnails to try again
        });
        modelBuilder.Entity<Upload>(table =>
        {
            table.ToTable("media_uploads").HasKey(upload => upload.Key);
            table.Ignore(upload => upload.Card).Ignore(upload => upload.Expires);
            // The index of this key answers whether an upload refers to a file.
            table.HasOne(upload => upload.File).WithMany()
                .HasForeignKey(upload => upload.FileId).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(upload => upload.PersonId); // for the person's quota
            table.HasIndex(upload => upload.At); // for the hourly sweep of expired uploads
        });
        modelBuilder.Entity<QuotaEntry>(table =>
        {
            table.ToTable("media_deposits").HasKey(entry => new { entry.PersonId, entry.FileId });
            table.HasOne<StoredFile>().WithMany().HasForeignKey(entry => entry.FileId); // deleted with the file
        });
    }
}
