using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Messaging.Migrations
{
    /// <inheritdoc />
    public partial class MessagesByTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_messaging_messages_AuthorId",
                table: "messaging_messages");

            migrationBuilder.DropIndex(
                name: "IX_messaging_messages_ConversationId",
                table: "messaging_messages");

            // File cleanup, the oldest first: all files, a person's own, and those of a group.
            migrationBuilder.CreateIndex(
                name: "IX_messaging_messages_At",
                table: "messaging_messages",
                column: "At",
                filter: "Pictures + Files > 0");

            migrationBuilder.CreateIndex(
                name: "IX_messaging_messages_AuthorId_At",
                table: "messaging_messages",
                columns: new[] { "AuthorId", "At" },
                filter: "Pictures + Files > 0");

            migrationBuilder.CreateIndex(
                name: "IX_messaging_messages_ConversationId_At",
                table: "messaging_messages",
                columns: new[] { "ConversationId", "At" },
                filter: "Pictures + Files > 0");

            // Lists of conversations: the latest message of each.
            migrationBuilder.CreateIndex(
                name: "IX_messaging_messages_ConversationId_At_Number",
                table: "messaging_messages",
                columns: new[] { "ConversationId", "At", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_messaging_messages_At",
                table: "messaging_messages");

            migrationBuilder.DropIndex(
                name: "IX_messaging_messages_AuthorId_At",
                table: "messaging_messages");

            migrationBuilder.DropIndex(
                name: "IX_messaging_messages_ConversationId_At",
                table: "messaging_messages");

            migrationBuilder.DropIndex(
                name: "IX_messaging_messages_ConversationId_At_Number",
                table: "messaging_messages");

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
        }
    }
}
