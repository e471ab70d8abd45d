using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Recording;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Data;

namespace OurWhats.Footprint;

internal sealed class FootprintContext(DbContextOptions<FootprintContext> options) : DbContext(options), IModuleContext
{
    public UnitOfWork Unit { get; set; } = null!;

    public DbSet<UsageTotal> UsageTotals => Set<UsageTotal>();

    public DbSet<Cursor> Cursors => Set<Cursor>();

    public DbSet<SkippedEntry> SkippedEntries => Set<SkippedEntry>();

    public DbSet<SentMessage> Messages => Set<SentMessage>();

    public DbSet<ReadMarker> ReadMarkers => Set<ReadMarker>();

    public DbSet<FileUsage> Files => Set<FileUsage>();

    public DbSet<FileView> Views => Set<FileView>();

    public DbSet<Budget> Budgets => Set<Budget>();

    public DbSet<ElectricityMix> ElectricityMixes => Set<ElectricityMix>();

    public DbSet<RouteWeight> Routes => Set<RouteWeight>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UsageTotal>(total =>
        {
            total.ToTable("footprint_sums");
            total.HasKey(row => new { row.Scope, row.Subject, row.Day, row.Measure }); // all pages: some days of a subject
            total.Ignore(row => row.Usage);
            total.HasIndex(row => new { row.Scope, row.Day, row.Down })
                .HasFilter("Scope = 2 AND Day = 0"); // report: the heaviest conversations
        });
        modelBuilder.Entity<Cursor>(cursor =>
        {
            cursor.ToTable("footprint_cursor");
            cursor.Property(row => row.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<SkippedEntry>(skipped =>
        {
            skipped.ToTable("footprint_set_aside").HasKey(row => row.EntryId);
            skipped.Property(row => row.EntryId).ValueGeneratedNever();
        });
        modelBuilder.Entity<SentMessage>(message =>
        {
            message.ToTable("footprint_messages");
            message.HasKey(row => new { row.ConversationId, row.Number }); // recording: messages between two read markers
        });
        modelBuilder.Entity<ReadMarker>(marker =>
        {
            marker.ToTable("footprint_markers").HasKey(row => new { row.PersonId, row.ConversationId });
        });
        modelBuilder.Entity<FileUsage>(file =>
        {
            file.ToTable("footprint_files").HasKey(row => row.FileId);
            file.Property(row => row.FileId).ValueGeneratedNever();
            file.HasIndex(row => row.Bytes); // report: the biggest files
        });
        modelBuilder.Entity<FileView>(view =>
        {
            view.ToTable("footprint_views").HasKey(row => new { row.PersonId, row.FileId, row.Kind });
            view.HasIndex(row => row.FileId); // file cleanup: who viewed a file
        });
        modelBuilder.Entity<Budget>(budget =>
        {
            budget.ToTable("footprint_budgets").HasKey(row => row.PersonId);
            budget.Property(row => row.PersonId).ValueGeneratedNever();
        });
        modelBuilder.Entity<ElectricityMix>(mix =>
        {
            mix.ToTable("footprint_grids").HasKey(row => row.FromDay);
            mix.Property(row => row.FromDay).ValueGeneratedNever();
        });
        modelBuilder.Entity<RouteWeight>(route =>
        {
            route.ToTable("footprint_routes").HasKey(row => row.Route);
            route.Ignore(row => row.Index);
        });
    }
}
