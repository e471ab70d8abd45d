using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Media.Migrations
{
    /// <inheritdoc />
    public partial class Lightening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "LengthBefore",
                table: "media_uploads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LengthBefore",
                table: "media_uploads");
        }
    }
}
