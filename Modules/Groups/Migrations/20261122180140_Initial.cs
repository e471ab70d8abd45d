using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Groups.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "groups_groups",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    SharesHistory = table.Column<bool>(type: "INTEGER", nullable: false),
                    FounderId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "groups_invitations",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_invitations", x => x.Code);
                    table.ForeignKey(
                        name: "FK_groups_invitations_groups_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "groups_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_groups_groups_IsOpen",
                table: "groups_groups",
                column: "IsOpen");

            migrationBuilder.CreateIndex(
                name: "IX_groups_invitations_GroupId",
                table: "groups_invitations",
                column: "GroupId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "groups_invitations");

            migrationBuilder.DropTable(
                name: "groups_groups");
        }
    }
}
