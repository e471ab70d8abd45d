using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Messaging.Migrations
{
    /// <inheritdoc />
    public partial class Keeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsArchived",
                table: "messaging_participants",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsMarkedUnread",
                table: "messaging_participants",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "MutedUntil",
                table: "messaging_participants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Since",
                table: "messaging_participants",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "EditedAt",
                table: "messaging_messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ErasedAt",
                table: "messaging_messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReplyTo",
                table: "messaging_messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Seen",
                table: "messaging_conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "SeenChange",
                table: "messaging_conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "messaging_earlier_texts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MessageId = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messaging_earlier_texts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_messaging_earlier_texts_messaging_messages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "messaging_messages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_messaging_earlier_texts_MessageId",
                table: "messaging_earlier_texts",
                column: "MessageId");

            // Who is there came with the last service line about them; between two people there is none, and no order either.
            migrationBuilder.Sql("""
                UPDATE messaging_participants SET Since = coalesce((
                    SELECT max(Id) FROM messaging_messages
                    WHERE ConversationId = messaging_participants.ConversationId AND AuthorId = PersonId AND Kind IN (1, 2)), 0);
                UPDATE messaging_conversations SET Seen = coalesce((
                    SELECT min("Read") FROM messaging_participants WHERE ConversationId = messaging_conversations.Id AND "Until" IS NULL), 0);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "messaging_earlier_texts");

            migrationBuilder.DropColumn(
                name: "IsArchived",
                table: "messaging_participants");

            migrationBuilder.DropColumn(
                name: "IsMarkedUnread",
                table: "messaging_participants");

            migrationBuilder.DropColumn(
                name: "MutedUntil",
                table: "messaging_participants");

            migrationBuilder.DropColumn(
                name: "Since",
                table: "messaging_participants");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "messaging_messages");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "messaging_messages");

            migrationBuilder.DropColumn(
                name: "ReplyTo",
                table: "messaging_messages");

            migrationBuilder.DropColumn(
                name: "Seen",
                table: "messaging_conversations");

            migrationBuilder.DropColumn(
                name: "SeenChange",
                table: "messaging_conversations");
        }
    }
}
