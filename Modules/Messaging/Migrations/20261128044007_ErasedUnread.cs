using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Messaging.Migrations
{
    /// <inheritdoc />
    public partial class ErasedUnread : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ErasedUnread",
                table: "messaging_participants",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // By the index of messages by conversation and number. Who has left has read everything.
            migrationBuilder.Sql("""
                UPDATE messaging_participants SET ErasedUnread = (
                    SELECT count(*) FROM messaging_messages
                    WHERE messaging_messages.ConversationId = messaging_participants.ConversationId
                        AND messaging_messages.Number > messaging_participants.Read
                        AND messaging_messages.ErasedAt IS NOT NULL)
                WHERE Until IS NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ErasedUnread",
                table: "messaging_participants");
        }
    }
}
