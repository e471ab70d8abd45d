using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Footprint.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "footprint_budgets",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_footprint_budgets", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "footprint_cursor",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Entry = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_footprint_cursor", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "footprint_files",
                columns: table => new
                {
                    FileId = table.Column<long>(type: "INTEGER", nullable: false),
                    SenderId = table.Column<long>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    BytesBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    IsPicture = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsErased = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsSeenByOthers = table.Column<bool>(type: "INTEGER", nullable: false),
                    Times = table.Column<long>(type: "INTEGER", nullable: false),
                    Served = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_footprint_files", x => x.FileId);
                });

            migrationBuilder.CreateTable(
                name: "footprint_grids",
                columns: table => new
                {
                    FromDay = table.Column<int>(type: "INTEGER", nullable: false),
                    Intensity = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_footprint_grids", x => x.FromDay);
                });

            migrationBuilder.CreateTable(
                name: "footprint_markers",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_footprint_markers", x => new { x.PersonId, x.ConversationId });
                });

            migrationBuilder.CreateTable(
                name: "footprint_messages",
                columns: table => new
                {
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<long>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_footprint_messages", x => new { x.ConversationId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "footprint_routes",
                columns: table => new
                {
                    Route = table.Column<string>(type: "TEXT", nullable: false),
                    Elements = table.Column<int>(type: "INTEGER", nullable: false),
                    Requests = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_footprint_routes", x => x.Route);
                });

            migrationBuilder.CreateTable(
                name: "footprint_set_aside",
                columns: table => new
                {
                    EntryId = table.Column<long>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_footprint_set_aside", x => x.EntryId);
                });

            migrationBuilder.CreateTable(
                name: "footprint_sums",
                columns: table => new
                {
                    Scope = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Measure = table.Column<int>(type: "INTEGER", nullable: false),
                    Times = table.Column<long>(type: "INTEGER", nullable: false),
                    Up = table.Column<long>(type: "INTEGER", nullable: false),
                    Down = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_footprint_sums", x => new { x.Scope, x.Subject, x.Day, x.Measure });
                });

            migrationBuilder.CreateTable(
                name: "footprint_views",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    FileId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Times = table.Column<long>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_footprint_views", x => new { x.PersonId, x.FileId, x.Kind });
                });

            migrationBuilder.CreateIndex(
                name: "IX_footprint_files_Bytes",
                table: "footprint_files",
                column: "Bytes");

            migrationBuilder.CreateIndex(
                name: "IX_footprint_sums_Scope_Day_Down",
                table: "footprint_sums",
                columns: new[] { "Scope", "Day", "Down" },
                filter: "Scope = 2 AND Day = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "footprint_budgets");

            migrationBuilder.DropTable(
                name: "footprint_cursor");

            migrationBuilder.DropTable(
                name: "footprint_files");

            migrationBuilder.DropTable(
                name: "footprint_grids");

            migrationBuilder.DropTable(
                name: "footprint_markers");

            migrationBuilder.DropTable(
                name: "footprint_messages");

            migrationBuilder.DropTable(
                name: "footprint_routes");

            migrationBuilder.DropTable(
                name: "footprint_set_aside");

            migrationBuilder.DropTable(
                name: "footprint_sums");

            migrationBuilder.DropTable(
                name: "footprint_views");
        }
    }
}
