using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Groups.Migrations
{
    /// <inheritdoc />
    public partial class Picture : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Picture",
                table: "groups_groups",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PictureId",
                table: "groups_groups",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_groups_groups_PictureId",
                table: "groups_groups",
                column: "PictureId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_groups_groups_PictureId",
                table: "groups_groups");

            migrationBuilder.DropColumn(
                name: "Picture",
                table: "groups_groups");

            migrationBuilder.DropColumn(
                name: "PictureId",
                table: "groups_groups");
        }
    }
}
