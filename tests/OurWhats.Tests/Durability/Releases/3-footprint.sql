PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE journal (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind INTEGER NOT NULL, actor INTEGER NOT NULL,
    conversation INTEGER, subject INTEGER, amount INTEGER) STRICT;
INSERT INTO journal VALUES(1,1795807428329,1,1,NULL,1,NULL);
INSERT INTO journal VALUES(2,1795807428423,1,2,NULL,2,NULL);
INSERT INTO journal VALUES(3,1795807428476,1,3,NULL,3,NULL);
INSERT INTO journal VALUES(4,1795807428519,10,1,1,NULL,NULL);
INSERT INTO journal VALUES(5,1795807428545,11,1,1,1,NULL);
INSERT INTO journal VALUES(6,1795807428730,11,2,1,2,NULL);
INSERT INTO journal VALUES(7,1795807428761,20,1,1,3,26);
INSERT INTO journal VALUES(8,1795807428775,20,2,1,4,21);
INSERT INTO journal VALUES(9,1795807428785,11,3,1,3,NULL);
INSERT INTO journal VALUES(10,1795807428801,20,1,1,6,16);
INSERT INTO journal VALUES(11,1795807428836,20,2,2,1,22);
INSERT INTO journal VALUES(12,1795807428954,40,1,NULL,1,19);
INSERT INTO journal VALUES(13,1795807428994,20,1,2,2,9);
INSERT INTO journal VALUES(14,1795807429017,12,2,1,2,NULL);
INSERT INTO journal VALUES(15,1795807429023,20,1,1,8,8);
CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS "media_migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK_media_migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO media_migrations VALUES('20261125080447_Files','10.0.15');
INSERT INTO media_migrations VALUES('20261125092059_Lightening','10.0.15');
CREATE TABLE IF NOT EXISTS "media_files" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_media_files" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Bytes" INTEGER NOT NULL,
    "Width" INTEGER NOT NULL,
    "Height" INTEGER NOT NULL,
    "Colour" TEXT NOT NULL,
    "ThumbnailBytes" INTEGER NOT NULL,
    "HasPosition" INTEGER NOT NULL,
    "Sizes" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);
INSERT INTO media_files VALUES(1,'HJumhs4yW7roAnl1','1c9ba686ce325bbae8027975f307dd5669ab20b9502feb79961a89127f08efc4','application/pdf',19,0,0,'',0,0,'[]',1795807428903);
CREATE TABLE IF NOT EXISTS "media_deposits" (
    "PersonId" INTEGER NOT NULL,
    "FileId" INTEGER NOT NULL,
    CONSTRAINT "PK_media_deposits" PRIMARY KEY ("PersonId", "FileId"),
    CONSTRAINT "FK_media_deposits_media_files_FileId" FOREIGN KEY ("FileId") REFERENCES "media_files" ("Id") ON DELETE CASCADE
);
INSERT INTO media_deposits VALUES(1,1);
CREATE TABLE IF NOT EXISTS "media_uploads" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_media_uploads" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Length" INTEGER NOT NULL,
    "FileId" INTEGER NULL,
    "At" INTEGER NOT NULL, "LengthBefore" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_media_uploads_media_files_FileId" FOREIGN KEY ("FileId") REFERENCES "media_files" ("Id") ON DELETE RESTRICT
);
CREATE TABLE IF NOT EXISTS "accounts_migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK_accounts_migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO accounts_migrations VALUES('20261122175506_Initial','10.0.15');
INSERT INTO accounts_migrations VALUES('20261122203157_Suspension','10.0.15');
INSERT INTO accounts_migrations VALUES('20261122204750_Administration','10.0.15');
INSERT INTO accounts_migrations VALUES('20261125080440_Attachments','10.0.15');
CREATE TABLE IF NOT EXISTS "accounts_people" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_accounts_people" PRIMARY KEY AUTOINCREMENT,
    "DisplayName" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Zone" TEXT NOT NULL,
    "IsAdministrator" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
, "IsSuspended" INTEGER NOT NULL DEFAULT 0, "Picture" TEXT NULL, "PictureId" INTEGER NULL, "Showing" INTEGER NOT NULL DEFAULT 0);
INSERT INTO accounts_people VALUES(1,'Alice','fr','Europe/Paris',1,'alice','ALICE',NULL,NULL,0,'AQAAAAIAAYagAAAAEDZc7oV47i0Dzb6VjDW3U6t8z3mEyBlxzvgQEWIcRvvGffMa1BGV2SO0+vEDDhmNzg==','AS55PGESU7Z4D7VIDPXWHOLEJSFW5JUC','0c093347-19be-4222-9298-e70963f74e59',NULL,0,0,NULL,1,0,0,NULL,NULL,0);
INSERT INTO accounts_people VALUES(2,'Bob','fr','Europe/Paris',0,'bob','BOB',NULL,NULL,0,'AQAAAAIAAYagAAAAEOMwhcP0jlmrPe+rQCoihQxF+Fq7KJK97zlXhmIg2Mdn9lbfQ9KMOKy0q5L6gTCgEw==','PHUUJGGV2TZOL77BK37UMZK43VZ6XY7D','140da07f-4c07-4561-a59b-e7d1f0f4b1c2',NULL,0,0,NULL,1,0,0,NULL,NULL,0);
INSERT INTO accounts_people VALUES(3,'Chloe','fr','Europe/Paris',0,'chloe','CHLOE',NULL,NULL,0,'AQAAAAIAAYagAAAAEKDLZ9J6wnGu2LgvtrDQJdmsUB0ULUTutyVhEkrvrmTKn9/iEe6/NfxhxuSp/SDrnw==','WRS6S7HWFJLTGLDKYKEPYXW2BJRFLDKY','a6df909a-1ce1-4918-ac64-aeff382471d9',NULL,0,0,NULL,1,0,0,NULL,NULL,0);
CREATE TABLE IF NOT EXISTS "accounts_places" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_accounts_places" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "SignUp" INTEGER NOT NULL
);
INSERT INTO accounts_places VALUES(1,'Lycée Jean-Moulin',1);
CREATE TABLE IF NOT EXISTS "accounts_claims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_accounts_claims" PRIMARY KEY AUTOINCREMENT,
    "UserId" INTEGER NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_accounts_claims_accounts_people_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts_people" ("Id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "accounts_logins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" INTEGER NOT NULL,
    CONSTRAINT "PK_accounts_logins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_accounts_logins_accounts_people_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts_people" ("Id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "accounts_sessions" (
    "KeyHash" TEXT NOT NULL CONSTRAINT "PK_accounts_sessions" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "LastUsedAt" TEXT NOT NULL,
    "Device" TEXT NOT NULL,
    CONSTRAINT "FK_accounts_sessions_accounts_people_PersonId" FOREIGN KEY ("PersonId") REFERENCES "accounts_people" ("Id") ON DELETE CASCADE
);
INSERT INTO accounts_sessions VALUES('enwlJ0p-x-rR-t1CP__O7W7FHzxl9N5-dODpru4_aTQ',1,'2026-11-27 19:23:48.3372972+00:00','2026-11-27 19:23:48.3372972+00:00','/');
INSERT INTO accounts_sessions VALUES('DD7r-JATNeZ9isfNlDE_tMUivVStRTYWRk1TFR4Lb28',2,'2026-11-27 19:23:48.4232476+00:00','2026-11-27 19:23:48.4232476+00:00','/');
INSERT INTO accounts_sessions VALUES('BO91OWZ225e55SSJLLpB9GzgbkEtkYh4rrrX9HDk9I8',3,'2026-11-27 19:23:48.4762968+00:00','2026-11-27 19:23:48.4762968+00:00','/');
CREATE TABLE IF NOT EXISTS "accounts_tokens" (
    "UserId" INTEGER NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_accounts_tokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_accounts_tokens_accounts_people_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts_people" ("Id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "accounts_invitations" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_accounts_invitations" PRIMARY KEY,
    "ExpiresAt" TEXT NOT NULL,
    "Uses" INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS "accounts_resets" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_accounts_resets" PRIMARY KEY,
    "CodeHash" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    CONSTRAINT "FK_accounts_resets_accounts_people_PersonId" FOREIGN KEY ("PersonId") REFERENCES "accounts_people" ("Id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "messaging_migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK_messaging_migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO messaging_migrations VALUES('20261122175520_Initial','10.0.15');
INSERT INTO messaging_migrations VALUES('20261122202627_Keeping','10.0.15');
INSERT INTO messaging_migrations VALUES('20261122203940_TitleThen','10.0.15');
INSERT INTO messaging_migrations VALUES('20261122204847_QuietEnds','10.0.15');
INSERT INTO messaging_migrations VALUES('20261125080443_Attachments','10.0.15');
INSERT INTO messaging_migrations VALUES('20261125143351_Lightening','10.0.15');
CREATE TABLE IF NOT EXISTS "messaging_conversations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_messaging_conversations" PRIMARY KEY AUTOINCREMENT,
    "Title" TEXT NULL,
    "About" TEXT NULL,
    "LowPersonId" INTEGER NULL,
    "HighPersonId" INTEGER NULL,
    "Last" INTEGER NOT NULL,
    "Change" INTEGER NOT NULL
, "Seen" INTEGER NOT NULL DEFAULT 0, "SeenChange" INTEGER NOT NULL DEFAULT 0, "Picture" TEXT NULL);
INSERT INTO messaging_conversations VALUES(1,'Chorale','/groups/1',NULL,NULL,8,15,5,10,NULL);
INSERT INTO messaging_conversations VALUES(2,NULL,NULL,1,2,2,13,1,13,NULL);
CREATE TABLE IF NOT EXISTS "messaging_messages" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_messaging_messages" PRIMARY KEY,
    "ConversationId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "AuthorId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Change" INTEGER NOT NULL, "EditedAt" INTEGER NULL, "ErasedAt" INTEGER NULL, "ReplyTo" INTEGER NULL, "Files" INTEGER NOT NULL DEFAULT 0, "Pictures" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_messaging_messages_messaging_conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "messaging_conversations" ("Id") ON DELETE CASCADE
);
INSERT INTO messaging_messages VALUES(5,1,1,1,1,'','c06fdf9bdd48',1795807428545,5,NULL,NULL,NULL,0,0);
INSERT INTO messaging_messages VALUES(6,1,2,2,2,'','2c937cb3d0fc',1795807428730,6,NULL,NULL,NULL,0,0);
INSERT INTO messaging_messages VALUES(7,1,3,1,0,'Répétition jeudi à 18 h','qu4w1YmJvg9sLFobe02z',1795807428761,7,NULL,NULL,NULL,0,0);
INSERT INTO messaging_messages VALUES(8,1,4,2,0,'J''y serai <b>sûr</b>','e7lA0yJQI_AuEEYcmllD',1795807428775,8,NULL,NULL,NULL,0,0);
INSERT INTO messaging_messages VALUES(9,1,5,3,2,'','9d3e81fd53a5',1795807428785,9,NULL,NULL,NULL,0,0);
INSERT INTO messaging_messages VALUES(10,1,6,1,0,'Bienvenue Chloé','6VqqAqKfyA0AiK0BWDtR',1795807428801,10,NULL,NULL,NULL,0,0);
INSERT INTO messaging_messages VALUES(11,2,1,2,0,'Tu as les partitions ?','Em2jdG7hZ4Hy8JfX3lXp',1795807428836,11,NULL,NULL,NULL,0,0);
INSERT INTO messaging_messages VALUES(13,2,2,1,0,'Les voici','YLsGycXSwRKwXRMHTz0k',1795807428994,13,NULL,NULL,NULL,1,0);
INSERT INTO messaging_messages VALUES(14,1,7,2,3,'','b8cb87fee063',1795807429017,14,NULL,NULL,NULL,0,0);
INSERT INTO messaging_messages VALUES(15,1,8,1,0,'Sans Bob','DbMpLNqy7O1mRKrbpbgI',1795807429023,15,NULL,NULL,NULL,0,0);
CREATE TABLE IF NOT EXISTS "messaging_participants" (
    "ConversationId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Read" INTEGER NOT NULL,
    "Until" INTEGER NULL,
    "Change" INTEGER NOT NULL, "IsArchived" INTEGER NOT NULL DEFAULT 0, "IsMarkedUnread" INTEGER NOT NULL DEFAULT 0, "MutedUntil" INTEGER NULL, "Since" INTEGER NOT NULL DEFAULT 0, "TitleThen" TEXT NULL, "Showing" INTEGER NULL,
    CONSTRAINT "PK_messaging_participants" PRIMARY KEY ("ConversationId", "PersonId"),
    CONSTRAINT "FK_messaging_participants_messaging_conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "messaging_conversations" ("Id") ON DELETE CASCADE
);
INSERT INTO messaging_participants VALUES(1,1,8,NULL,0,0,0,NULL,4,NULL,NULL);
INSERT INTO messaging_participants VALUES(1,2,7,7,14,0,0,NULL,6,'Chorale',NULL);
INSERT INTO messaging_participants VALUES(1,3,5,NULL,0,0,0,NULL,9,NULL,NULL);
INSERT INTO messaging_participants VALUES(2,1,2,NULL,0,0,0,NULL,0,NULL,NULL);
INSERT INTO messaging_participants VALUES(2,2,1,NULL,0,0,0,NULL,0,NULL,NULL);
CREATE TABLE IF NOT EXISTS "messaging_stays" (
    "ConversationId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "First" INTEGER NOT NULL,
    "Last" INTEGER NULL,
    CONSTRAINT "PK_messaging_stays" PRIMARY KEY ("ConversationId", "PersonId", "First"),
    CONSTRAINT "FK_messaging_stays_messaging_conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "messaging_conversations" ("Id") ON DELETE CASCADE
);
INSERT INTO messaging_stays VALUES(1,1,1,NULL);
INSERT INTO messaging_stays VALUES(1,2,2,7);
INSERT INTO messaging_stays VALUES(1,3,5,NULL);
INSERT INTO messaging_stays VALUES(2,1,1,NULL);
INSERT INTO messaging_stays VALUES(2,2,1,NULL);
CREATE TABLE IF NOT EXISTS "messaging_earlier_texts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_messaging_earlier_texts" PRIMARY KEY AUTOINCREMENT,
    "MessageId" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Until" INTEGER NOT NULL,
    CONSTRAINT "FK_messaging_earlier_texts_messaging_messages_MessageId" FOREIGN KEY ("MessageId") REFERENCES "messaging_messages" ("Id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "messaging_attachments" (
    "MessageId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "FileId" INTEGER NOT NULL,
    "FileKey" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Alt" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Bytes" INTEGER NOT NULL,
    "Width" INTEGER NOT NULL,
    "Height" INTEGER NOT NULL,
    "Colour" TEXT NOT NULL,
    "ThumbnailBytes" INTEGER NOT NULL,
    CONSTRAINT "PK_messaging_attachments" PRIMARY KEY ("MessageId", "Position"),
    CONSTRAINT "FK_messaging_attachments_messaging_messages_MessageId" FOREIGN KEY ("MessageId") REFERENCES "messaging_messages" ("Id") ON DELETE CASCADE
);
INSERT INTO messaging_attachments VALUES(13,1,1,'HJumhs4yW7roAnl1','partitions.pdf','','application/pdf',19,0,0,'',0);
CREATE TABLE IF NOT EXISTS "groups_migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK_groups_migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO groups_migrations VALUES('20261122180140_Initial','10.0.15');
INSERT INTO groups_migrations VALUES('20261122205443_Owners','10.0.15');
INSERT INTO groups_migrations VALUES('20261124051749_Picture','10.0.15');
INSERT INTO groups_migrations VALUES('20261125143420_Charge','10.0.15');
CREATE TABLE IF NOT EXISTS "groups_groups" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_groups_groups" PRIMARY KEY AUTOINCREMENT,
    "ConversationId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "IsOpen" INTEGER NOT NULL,
    "SharesHistory" INTEGER NOT NULL,
    "FounderId" INTEGER NOT NULL
, "Picture" TEXT NULL, "PictureId" INTEGER NULL);
INSERT INTO groups_groups VALUES(1,1,'Chorale','Le jeudi',1,0,1,NULL,NULL);
CREATE TABLE IF NOT EXISTS "groups_invitations" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_groups_invitations" PRIMARY KEY,
    "GroupId" INTEGER NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    CONSTRAINT "FK_groups_invitations_groups_groups_GroupId" FOREIGN KEY ("GroupId") REFERENCES "groups_groups" ("Id") ON DELETE CASCADE
);
INSERT INTO groups_invitations VALUES('urcmvgh2ymmidmm7',1,'2026-12-27 19:23:48.5803484+00:00');
CREATE TABLE IF NOT EXISTS "groups_owners" (
    "GroupId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    CONSTRAINT "PK_groups_owners" PRIMARY KEY ("GroupId", "PersonId"),
    CONSTRAINT "FK_groups_owners_groups_groups_GroupId" FOREIGN KEY ("GroupId") REFERENCES "groups_groups" ("Id") ON DELETE CASCADE
);
INSERT INTO groups_owners VALUES(1,1);
CREATE TABLE IF NOT EXISTS "footprint_migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK_footprint_migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO footprint_migrations VALUES('20261125143324_Initial','10.0.15');
CREATE TABLE IF NOT EXISTS "footprint_budgets" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_footprint_budgets" PRIMARY KEY,
    "Bytes" INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS "footprint_cursor" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_footprint_cursor" PRIMARY KEY,
    "Entry" INTEGER NOT NULL
);
INSERT INTO footprint_cursor VALUES(1,15);
CREATE TABLE IF NOT EXISTS "footprint_files" (
    "FileId" INTEGER NOT NULL CONSTRAINT "PK_footprint_files" PRIMARY KEY,
    "SenderId" INTEGER NOT NULL,
    "Bytes" INTEGER NOT NULL,
    "BytesBefore" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "IsPicture" INTEGER NOT NULL,
    "IsErased" INTEGER NOT NULL,
    "IsSeenByOthers" INTEGER NOT NULL,
    "Times" INTEGER NOT NULL,
    "Served" INTEGER NOT NULL,
    "SeenAt" INTEGER NOT NULL
);
INSERT INTO footprint_files VALUES(1,1,19,19,1795807428954,0,0,0,0,0,0);
CREATE TABLE IF NOT EXISTS "footprint_grids" (
    "FromDay" INTEGER NOT NULL CONSTRAINT "PK_footprint_grids" PRIMARY KEY,
    "Intensity" REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS "footprint_markers" (
    "PersonId" INTEGER NOT NULL,
    "ConversationId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    CONSTRAINT "PK_footprint_markers" PRIMARY KEY ("PersonId", "ConversationId")
);
INSERT INTO footprint_markers VALUES(1,1,8);
INSERT INTO footprint_markers VALUES(1,2,2);
INSERT INTO footprint_markers VALUES(2,1,4);
INSERT INTO footprint_markers VALUES(2,2,1);
INSERT INTO footprint_markers VALUES(3,1,4);
CREATE TABLE IF NOT EXISTS "footprint_messages" (
    "ConversationId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "AuthorId" INTEGER NOT NULL,
    "Bytes" INTEGER NOT NULL,
    CONSTRAINT "PK_footprint_messages" PRIMARY KEY ("ConversationId", "Number")
);
INSERT INTO footprint_messages VALUES(1,3,1,26);
INSERT INTO footprint_messages VALUES(1,4,2,21);
INSERT INTO footprint_messages VALUES(1,6,1,16);
INSERT INTO footprint_messages VALUES(2,1,2,22);
INSERT INTO footprint_messages VALUES(2,2,1,9);
INSERT INTO footprint_messages VALUES(1,8,1,8);
CREATE TABLE IF NOT EXISTS "footprint_routes" (
    "Route" TEXT NOT NULL CONSTRAINT "PK_footprint_routes" PRIMARY KEY,
    "Elements" INTEGER NOT NULL,
    "Requests" INTEGER NOT NULL,
    "Bytes" INTEGER NOT NULL
);
INSERT INTO footprint_routes VALUES('/groups/{id:long}/',74,6,23861);
CREATE TABLE IF NOT EXISTS "footprint_set_aside" (
    "EntryId" INTEGER NOT NULL CONSTRAINT "PK_footprint_set_aside" PRIMARY KEY,
    "Error" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS "footprint_sums" (
    "Scope" INTEGER NOT NULL,
    "Subject" INTEGER NOT NULL,
    "Day" INTEGER NOT NULL,
    "Measure" INTEGER NOT NULL,
    "Times" INTEGER NOT NULL,
    "Up" INTEGER NOT NULL,
    "Down" INTEGER NOT NULL,
    CONSTRAINT "PK_footprint_sums" PRIMARY KEY ("Scope", "Subject", "Day", "Measure")
);
INSERT INTO footprint_sums VALUES(0,0,739946,20,6,102,0);
INSERT INTO footprint_sums VALUES(1,1,739946,20,4,59,0);
INSERT INTO footprint_sums VALUES(0,0,0,20,6,102,0);
INSERT INTO footprint_sums VALUES(1,1,0,20,4,59,0);
INSERT INTO footprint_sums VALUES(1,2,739946,20,2,43,0);
INSERT INTO footprint_sums VALUES(1,2,0,20,2,43,0);
INSERT INTO footprint_sums VALUES(0,0,739946,30,3,0,69);
INSERT INTO footprint_sums VALUES(1,2,739946,30,1,0,26);
INSERT INTO footprint_sums VALUES(0,0,0,30,3,0,69);
INSERT INTO footprint_sums VALUES(1,2,0,30,1,0,26);
INSERT INTO footprint_sums VALUES(1,1,739946,30,2,0,43);
INSERT INTO footprint_sums VALUES(1,1,0,30,2,0,43);
INSERT INTO footprint_sums VALUES(0,0,739946,21,1,19,0);
INSERT INTO footprint_sums VALUES(1,1,739946,21,1,19,0);
INSERT INTO footprint_sums VALUES(0,0,0,21,1,19,0);
INSERT INTO footprint_sums VALUES(1,1,0,21,1,19,0);
INSERT INTO footprint_sums VALUES(0,0,739946,1,14,3885,5444);
INSERT INTO footprint_sums VALUES(0,0,0,1,14,3885,5444);
INSERT INTO footprint_sums VALUES(1,1,739946,1,5,1373,4135);
INSERT INTO footprint_sums VALUES(1,1,0,1,5,1373,4135);
INSERT INTO footprint_sums VALUES(1,2,739946,1,4,1149,471);
INSERT INTO footprint_sums VALUES(1,2,0,1,4,1149,471);
INSERT INTO footprint_sums VALUES(2,1,739946,0,4,1211,480);
INSERT INTO footprint_sums VALUES(2,1,0,0,4,1211,480);
INSERT INTO footprint_sums VALUES(1,3,739946,1,1,268,117);
INSERT INTO footprint_sums VALUES(1,3,0,1,1,268,117);
INSERT INTO footprint_sums VALUES(0,0,739946,6,1,551,120);
INSERT INTO footprint_sums VALUES(1,1,739946,6,1,551,120);
INSERT INTO footprint_sums VALUES(0,0,0,6,1,551,120);
INSERT INTO footprint_sums VALUES(1,1,0,6,1,551,120);
INSERT INTO footprint_sums VALUES(2,2,739946,0,1,551,120);
INSERT INTO footprint_sums VALUES(2,2,0,0,1,551,120);
CREATE TABLE IF NOT EXISTS "footprint_views" (
    "PersonId" INTEGER NOT NULL,
    "FileId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Times" INTEGER NOT NULL,
    "Bytes" INTEGER NOT NULL,
    CONSTRAINT "PK_footprint_views" PRIMARY KEY ("PersonId", "FileId", "Kind")
);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('accounts_people',3);
INSERT INTO sqlite_sequence VALUES('accounts_places',1);
INSERT INTO sqlite_sequence VALUES('groups_groups',1);
INSERT INTO sqlite_sequence VALUES('messaging_conversations',2);
INSERT INTO sqlite_sequence VALUES('media_files',1);
CREATE INDEX "IX_media_deposits_FileId" ON "media_deposits" ("FileId");
CREATE UNIQUE INDEX "IX_media_files_Key" ON "media_files" ("Key");
CREATE INDEX "IX_media_uploads_At" ON "media_uploads" ("At");
CREATE INDEX "IX_media_uploads_FileId" ON "media_uploads" ("FileId");
CREATE INDEX "IX_media_uploads_PersonId" ON "media_uploads" ("PersonId");
CREATE INDEX "IX_accounts_claims_UserId" ON "accounts_claims" ("UserId");
CREATE INDEX "IX_accounts_logins_UserId" ON "accounts_logins" ("UserId");
CREATE INDEX "EmailIndex" ON "accounts_people" ("NormalizedEmail");
CREATE UNIQUE INDEX "UserNameIndex" ON "accounts_people" ("NormalizedUserName");
CREATE INDEX "IX_accounts_sessions_PersonId" ON "accounts_sessions" ("PersonId");
CREATE UNIQUE INDEX "IX_accounts_resets_CodeHash" ON "accounts_resets" ("CodeHash");
CREATE INDEX "IX_accounts_people_PictureId" ON "accounts_people" ("PictureId");
CREATE UNIQUE INDEX "IX_messaging_conversations_LowPersonId_HighPersonId" ON "messaging_conversations" ("LowPersonId", "HighPersonId");
CREATE UNIQUE INDEX "IX_messaging_messages_AuthorId_Key" ON "messaging_messages" ("AuthorId", "Key");
CREATE INDEX "IX_messaging_messages_ConversationId_Change" ON "messaging_messages" ("ConversationId", "Change");
CREATE UNIQUE INDEX "IX_messaging_messages_ConversationId_Number" ON "messaging_messages" ("ConversationId", "Number");
CREATE INDEX "IX_messaging_participants_PersonId" ON "messaging_participants" ("PersonId");
CREATE INDEX "IX_messaging_earlier_texts_MessageId" ON "messaging_earlier_texts" ("MessageId");
CREATE INDEX "IX_messaging_participants_MutedUntil" ON "messaging_participants" ("MutedUntil") WHERE MutedUntil IS NOT NULL;
CREATE INDEX "IX_messaging_attachments_FileId" ON "messaging_attachments" ("FileId");
CREATE INDEX "IX_messaging_messages_AuthorId" ON "messaging_messages" ("AuthorId") WHERE Pictures + Files > 0;
CREATE INDEX "IX_messaging_messages_ConversationId" ON "messaging_messages" ("ConversationId") WHERE Pictures + Files > 0;
CREATE INDEX "IX_messaging_attachments_Bytes" ON "messaging_attachments" ("Bytes");
CREATE INDEX "IX_groups_groups_IsOpen" ON "groups_groups" ("IsOpen");
CREATE UNIQUE INDEX "IX_groups_invitations_GroupId" ON "groups_invitations" ("GroupId");
CREATE INDEX "IX_groups_groups_PictureId" ON "groups_groups" ("PictureId");
CREATE INDEX "IX_groups_groups_ConversationId" ON "groups_groups" ("ConversationId");
CREATE INDEX "IX_footprint_files_Bytes" ON "footprint_files" ("Bytes");
CREATE INDEX "IX_footprint_sums_Scope_Day_Down" ON "footprint_sums" ("Scope", "Day", "Down") WHERE Scope = 2 AND Day = 0;
COMMIT;
