using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Following;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Data;

namespace OurWhats.Footprint;

internal sealed class FootprintContext(DbContextOptions<FootprintContext> options) : DbContext(options), IModuleContext
{
    public UnitOfWork Unit { get; set; } = null!;

    public DbSet<Sum> Sums => Set<Sum>();

    public DbSet<Cursor> Cursors => Set<Cursor>();

    public DbSet<SetAside> SetAside => Set<SetAside>();

    public DbSet<SaidMessage> Messages => Set<SaidMessage>();

    public DbSet<Marker> Markers => Set<Marker>();

    public DbSet<KnownFile> Files => Set<KnownFile>();

    public DbSet<FileView> Views => Set<FileView>();

    public DbSet<Budget> Budgets => Set<Budget>();

    public DbSet<Grid> Grids => Set<Grid>();

    public DbSet<RouteWeight> Routes => Set<RouteWeight>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Sum>(sum =>
        {
            sum.ToTable("footprint_sums").HasKey(one => new { one.Scope, one.Subject, one.Day, one.Measure }); // all pages: somebody's days
            sum.Ignore(one => one.Amount);
            sum.HasIndex(one => new { one.Scope, one.Day, one.Down }).HasFilter("Scope = 2 AND Day = 0"); // the heaviest conversations
        });
        modelBuilder.Entity<Cursor>(cursor => cursor.ToTable("footprint_cursor").Property(one => one.Id).ValueGeneratedNever());
        modelBuilder.Entity<SetAside>(aside => aside.ToTable("footprint_set_aside").HasKey(one => one.EntryId));
        modelBuilder.Entity<SetAside>().Property(one => one.EntryId).ValueGeneratedNever();
        modelBuilder.Entity<SaidMessage>(message => message.ToTable("footprint_messages").HasKey(one => new { one.ConversationId, one.Number })); // those between two markers
        modelBuilder.Entity<Marker>(marker => marker.ToTable("footprint_markers").HasKey(one => new { one.PersonId, one.ConversationId }));
        modelBuilder.Entity<KnownFile>(file =>
        {
            file.ToTable("footprint_files").HasKey(one => one.FileId);
            file.Property(one => one.FileId).ValueGeneratedNever();
            file.HasIndex(one => one.Bytes); // the biggest of the place
        });
        modelBuilder.Entity<FileView>(view => view.ToTable("footprint_views").HasKey(one => new { one.PersonId, one.FileId, one.Kind }));
        modelBuilder.Entity<Budget>(budget => budget.ToTable("footprint_budgets").HasKey(one => one.PersonId));
        modelBuilder.Entity<Budget>().Property(one => one.PersonId).ValueGeneratedNever();
        modelBuilder.Entity<Grid>(grid => grid.ToTable("footprint_grids").HasKey(one => one.FromDay));
        modelBuilder.Entity<Grid>().Property(one => one.FromDay).ValueGeneratedNever();
        modelBuilder.Entity<RouteWeight>(route => route.ToTable("footprint_routes").Ignore(one => one.Index).HasKey(one => one.Route));
    }
}
