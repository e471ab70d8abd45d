using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Media.Migrations
{
    /// <inheritdoc />
    public partial class Files : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "media_files",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Colour = table.Column<string>(type: "TEXT", nullable: false),
                    ThumbnailBytes = table.Column<long>(type: "INTEGER", nullable: false),
                    HasPosition = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sizes = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_media_files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "media_deposits",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    FileId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_media_deposits", x => new { x.PersonId, x.FileId });
                    table.ForeignKey(
                        name: "FK_media_deposits_media_files_FileId",
                        column: x => x.FileId,
                        principalTable: "media_files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "media_uploads",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    FileId = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_media_uploads", x => x.Key);
                    table.ForeignKey(
                        name: "FK_media_uploads_media_files_FileId",
                        column: x => x.FileId,
                        principalTable: "media_files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_media_deposits_FileId",
                table: "media_deposits",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_media_files_Key",
                table: "media_files",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_media_uploads_At",
                table: "media_uploads",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_media_uploads_FileId",
                table: "media_uploads",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_media_uploads_PersonId",
                table: "media_uploads",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "media_deposits");

            migrationBuilder.DropTable(
                name: "media_uploads");

            migrationBuilder.DropTable(
                name: "media_files");
        }
    }
}
