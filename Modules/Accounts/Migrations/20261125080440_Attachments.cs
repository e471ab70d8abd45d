using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Accounts.Migrations
{
    /// <inheritdoc />
    public partial class Attachments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Picture",
                table: "accounts_people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PictureId",
                table: "accounts_people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Showing",
                table: "accounts_people",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_people_PictureId",
                table: "accounts_people",
                column: "PictureId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_accounts_people_PictureId",
                table: "accounts_people");

            migrationBuilder.DropColumn(
                name: "Picture",
                table: "accounts_people");

            migrationBuilder.DropColumn(
                name: "PictureId",
                table: "accounts_people");

            migrationBuilder.DropColumn(
                name: "Showing",
                table: "accounts_people");
        }
    }
}
