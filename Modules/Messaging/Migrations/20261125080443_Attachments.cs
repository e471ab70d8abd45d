using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Messaging.Migrations
{
    /// <inheritdoc />
    public partial class Attachments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Showing",
                table: "messaging_participants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Files",
                table: "messaging_messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Pictures",
                table: "messaging_messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Picture",
                table: "messaging_conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "messaging_attachments",
                columns: table => new
                {
                    MessageId = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    FileId = table.Column<long>(type: "INTEGER", nullable: false),
                    FileKey = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Alt = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Colour = table.Column<string>(type: "TEXT", nullable: false),
                    ThumbnailBytes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messaging_attachments", x => new { x.MessageId, x.Position });
                    table.ForeignKey(
                        name: "FK_messaging_attachments_messaging_messages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "messaging_messages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_messaging_attachments_FileId",
                table: "messaging_attachments",
                column: "FileId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "messaging_attachments");

            migrationBuilder.DropColumn(
                name: "Showing",
                table: "messaging_participants");

            migrationBuilder.DropColumn(
                name: "Files",
                table: "messaging_messages");

            migrationBuilder.DropColumn(
                name: "Pictures",
                table: "messaging_messages");

            migrationBuilder.DropColumn(
                name: "Picture",
                table: "messaging_conversations");
        }
    }
}
