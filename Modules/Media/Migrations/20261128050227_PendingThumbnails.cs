using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Media.Migrations
{
    /// <inheritdoc />
    public partial class PendingThumbnails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "media_files",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "RetryAt",
                table: "media_files",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_media_files_RetryAt",
                table: "media_files",
                column: "RetryAt",
                filter: "RetryAt IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_media_files_RetryAt",
                table: "media_files");

            migrationBuilder.DropColumn(
                name: "Attempts",
                table: "media_files");

            migrationBuilder.DropColumn(
                name: "RetryAt",
                table: "media_files");
        }
    }
}
