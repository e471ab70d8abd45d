using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Accounts.Migrations
{
    /// <inheritdoc />
    public partial class ResetLinkMaker : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "MadeBy",
                table: "accounts_resets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_resets_MadeBy",
                table: "accounts_resets",
                column: "MadeBy");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_accounts_resets_MadeBy",
                table: "accounts_resets");

            migrationBuilder.DropColumn(
                name: "MadeBy",
                table: "accounts_resets");
        }
    }
}
