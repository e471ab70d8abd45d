using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Groups.Migrations
{
    /// <inheritdoc />
    public partial class Owners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "groups_owners",
                columns: table => new
                {
                    GroupId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_owners", x => new { x.GroupId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_groups_owners_groups_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "groups_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // Who is in a group is in Messaging's table alone, and no contract can be asked in the middle of a migration: its
            // tables are up to date by now. The founder, or else who has been there longest, owns the group. Where nobody is
            // left the group is no more.
            migrationBuilder.Sql("""
                INSERT INTO groups_owners (GroupId, PersonId)
                SELECT Id, PersonId FROM (
                    SELECT g.Id, p.PersonId, row_number() OVER (PARTITION BY g.Id ORDER BY p.PersonId <> g.FounderId, p.Since, p.PersonId) AS Place
                    FROM groups_groups g JOIN messaging_participants p ON p.ConversationId = g.ConversationId
                    WHERE p."Until" IS NULL)
                WHERE Place = 1;
                DELETE FROM groups_invitations WHERE GroupId NOT IN (SELECT GroupId FROM groups_owners);
                DELETE FROM groups_groups WHERE Id NOT IN (SELECT GroupId FROM groups_owners);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "groups_owners");
        }
    }
}
