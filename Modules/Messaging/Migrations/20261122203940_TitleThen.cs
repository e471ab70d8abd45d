using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Messaging.Migrations
{
    /// <inheritdoc />
    public partial class TitleThen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TitleThen",
                table: "messaging_participants",
                type: "TEXT",
                nullable: true);

            // Until now no conversation has changed its name.
            migrationBuilder.Sql("""
                UPDATE messaging_participants SET TitleThen = (SELECT Title FROM messaging_conversations WHERE Id = ConversationId) WHERE "Until" IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TitleThen",
                table: "messaging_participants");
        }
    }
}
