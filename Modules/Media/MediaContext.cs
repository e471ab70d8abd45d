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

    public DbSet<QuotaEntry> Deposits => Set<QuotaEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredFile>(file =>
        {
            file.ToTable("media_files").Ignore(one => one.Card);
            file.HasIndex(one => one.Key).IsUnique(); // its address; one row a content
        });
        modelBuilder.Entity<Upload>(upload =>
        {
            upload.ToTable("media_uploads").HasKey(one => one.Key);
            upload.Ignore(one => one.Card).Ignore(one => one.Expires);
            upload.HasOne(one => one.File).WithMany().HasForeignKey(one => one.FileId).OnDelete(DeleteBehavior.Restrict); // its index: whether a file waits
            upload.HasIndex(one => one.PersonId); // what a person may still send
            upload.HasIndex(one => one.At); // each hour: those that are over
        });
        modelBuilder.Entity<QuotaEntry>(deposit =>
        {
            deposit.ToTable("media_deposits").HasKey(one => new { one.PersonId, one.FileId });
            deposit.HasOne<StoredFile>().WithMany().HasForeignKey(one => one.FileId); // goes with the file
        });
    }
}
