using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Messaging.Migrations
{
    /// <inheritdoc />
    public partial class Lightening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_messaging_messages_AuthorId",
                table: "messaging_messages",
                column: "AuthorId",
                filter: "Pictures + Files > 0");

            migrationBuilder.CreateIndex(
                name: "IX_messaging_messages_ConversationId",
                table: "messaging_messages",
                column: "ConversationId",
                filter: "Pictures + Files > 0");

            migrationBuilder.CreateIndex(
                name: "IX_messaging_attachments_Bytes",
                table: "messaging_attachments",
                column: "Bytes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_messaging_messages_AuthorId",
                table: "messaging_messages");

            migrationBuilder.DropIndex(
                name: "IX_messaging_messages_ConversationId",
                table: "messaging_messages");

            migrationBuilder.DropIndex(
                name: "IX_messaging_attachments_Bytes",
                table: "messaging_attachments");
        }
    }
}
