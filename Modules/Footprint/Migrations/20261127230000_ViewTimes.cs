using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Footprint.Migrations
{
    /// <inheritdoc />
    public partial class ViewTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "SeenAt",
                table: "footprint_views",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // The journal knows when each view was.
            migrationBuilder.Sql("""
                UPDATE footprint_views SET SeenAt = viewed.At
                FROM (SELECT actor, subject, kind, max(at) AS At FROM journal
                      WHERE kind IN (SELECT DISTINCT Kind FROM footprint_views)
                      GROUP BY actor, subject, kind) AS viewed
                WHERE viewed.actor = PersonId AND viewed.subject = FileId AND viewed.kind = footprint_views.Kind
                """);

            // File cleanup: who viewed a file.
            migrationBuilder.CreateIndex(
                name: "IX_footprint_views_FileId",
                table: "footprint_views",
                column: "FileId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_footprint_views_FileId",
                table: "footprint_views");

            migrationBuilder.DropColumn(
                name: "SeenAt",
                table: "footprint_views");
        }
    }
}
