using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Messaging.Migrations
{
    /// <inheritdoc />
    public partial class ConversationKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "messaging_conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Only the conversations of two people say between whom they are.
            migrationBuilder.Sql(
                "UPDATE messaging_conversations SET Kind = CASE WHEN LowPersonId IS NULL THEN 2 ELSE 1 END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Kind",
                table: "messaging_conversations");
        }
    }
}
