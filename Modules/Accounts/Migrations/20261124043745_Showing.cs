using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Accounts.Migrations
{
    /// <inheritdoc />
    public partial class Showing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Showing",
                table: "accounts_people",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Showing",
                table: "accounts_people");
        }
    }
}
