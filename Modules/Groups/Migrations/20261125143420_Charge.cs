using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Groups.Migrations
{
    /// <inheritdoc />
    public partial class Charge : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_groups_groups_ConversationId",
                table: "groups_groups",
                column: "ConversationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_groups_groups_ConversationId",
                table: "groups_groups");
        }
    }
}
