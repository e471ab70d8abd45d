using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OurWhats.Accounts.Migrations
{
    /// <inheritdoc />
    public partial class GroupLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Until now, "by invitation" included the links of groups. Existing sites keep what their links promise;
            // their administrators find the narrower choice under Administration.
            migrationBuilder.Sql("UPDATE accounts_places SET SignUp = 3 WHERE SignUp = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE accounts_places SET SignUp = 0 WHERE SignUp = 3");
        }
    }
}
