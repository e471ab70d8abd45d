using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Accounts.Migrations
{
    /// <inheritdoc />
    public partial class InvitationMaker : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "InvitationCode",
                table: "accounts_people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MadeBy",
                table: "accounts_invitations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "InvitationCode",
                table: "accounts_people");

            migrationBuilder.DropColumn(
                name: "MadeBy",
                table: "accounts_invitations");
        }
    }
}
