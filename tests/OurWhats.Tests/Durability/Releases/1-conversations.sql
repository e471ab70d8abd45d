PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE journal (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind INTEGER NOT NULL, actor INTEGER NOT NULL,
    conversation INTEGER, subject INTEGER) STRICT;
INSERT INTO journal VALUES(1,1795807378211,1,1,NULL,1);
INSERT INTO journal VALUES(2,1795807378298,1,2,NULL,2);
INSERT INTO journal VALUES(3,1795807378363,1,3,NULL,3);
INSERT INTO journal VALUES(4,1795807378409,10,1,1,NULL);
INSERT INTO journal VALUES(5,1795807378440,11,1,1,1);
INSERT INTO journal VALUES(6,1795807378639,11,2,1,2);
INSERT INTO journal VALUES(7,1795807378664,20,1,1,3);
INSERT INTO journal VALUES(8,1795807378670,20,2,1,4);
INSERT INTO journal VALUES(9,1795807378675,11,3,1,3);
INSERT INTO journal VALUES(10,1795807378680,20,1,1,6);
INSERT INTO journal VALUES(11,1795807378693,20,2,2,1);
INSERT INTO journal VALUES(12,1795807378703,12,2,1,2);
INSERT INTO journal VALUES(13,1795807378708,20,1,1,8);
CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS "accounts_migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK_accounts_migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO accounts_migrations VALUES('20261122175506_Initial','10.0.15');
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
);
INSERT INTO accounts_people VALUES(1,'Alice','fr','Europe/Paris',1,'alice','ALICE',NULL,NULL,0,'AQAAAAIAAYagAAAAEAkzj8BDCAdl2BLmIkJi9qzAe42AK3MfVzLb3TWXRMgydjiXwraP66CasmJ/pRGXfg==','2OEO6K3JGF6ODEHQKPQLQP4MJP262ZAW','e0e02bd3-fc13-4981-bc0b-c4de42c74be2',NULL,0,0,NULL,1,0);
INSERT INTO accounts_people VALUES(2,'Bob','fr','Europe/Paris',0,'bob','BOB',NULL,NULL,0,'AQAAAAIAAYagAAAAEHpBezJDo4KElgSY7fnxlxGoziBzz2lt5SZVsuNTojRxDgqCV/BXkOvb7t8A2XLPgw==','E5R7SUAKXI66D5ZK3I7LSM3GD5B7AGCB','d3474825-0b7e-4626-aec2-6ced4523a6c2',NULL,0,0,NULL,1,0);
INSERT INTO accounts_people VALUES(3,'Chloe','fr','Europe/Paris',0,'chloe','CHLOE',NULL,NULL,0,'AQAAAAIAAYagAAAAECVw8m4RjNoZnkHCSMMLWKT1b9UVKHBBkLoCotKTlrIlLaRW7Az+YS8LeA78MuFiPA==','RQN3A6WPM7FVPDIDPGLSCGSHF4H5NNOK','65042553-34af-4d47-bca7-7332eb931ea2',NULL,0,0,NULL,1,0);
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
INSERT INTO accounts_sessions VALUES('9CqvVaGWuzm4LofmvxwsmdzVUYH2ElhvkA7fKK9x3b4',1,'2026-11-27 19:22:58.2130412+00:00','2026-11-27 19:22:58.2130412+00:00','Python-urllib/3.11');
INSERT INTO accounts_sessions VALUES('jcRhtKCYOY-CnRduQ_41kes8kTUtwO9ncTSnOdIFhuc',2,'2026-11-27 19:22:58.2983173+00:00','2026-11-27 19:22:58.2983173+00:00','Python-urllib/3.11');
INSERT INTO accounts_sessions VALUES('of4JAzKejztxelI9PoTDNc_GIiS-zUh0t0BrzAb8EPE',3,'2026-11-27 19:22:58.3635938+00:00','2026-11-27 19:22:58.3635938+00:00','Python-urllib/3.11');
CREATE TABLE IF NOT EXISTS "accounts_tokens" (
    "UserId" INTEGER NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_accounts_tokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_accounts_tokens_accounts_people_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts_people" ("Id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "messaging_migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK_messaging_migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO messaging_migrations VALUES('20261122175520_Initial','10.0.15');
CREATE TABLE IF NOT EXISTS "messaging_conversations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_messaging_conversations" PRIMARY KEY AUTOINCREMENT,
    "Title" TEXT NULL,
    "About" TEXT NULL,
    "LowPersonId" INTEGER NULL,
    "HighPersonId" INTEGER NULL,
    "Last" INTEGER NOT NULL,
    "Change" INTEGER NOT NULL
);
INSERT INTO messaging_conversations VALUES(1,'Chorale','/groups/1',NULL,NULL,8,13);
INSERT INTO messaging_conversations VALUES(2,NULL,NULL,1,2,1,11);
CREATE TABLE IF NOT EXISTS "messaging_messages" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_messaging_messages" PRIMARY KEY,
    "ConversationId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "AuthorId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Change" INTEGER NOT NULL,
    CONSTRAINT "FK_messaging_messages_messaging_conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "messaging_conversations" ("Id") ON DELETE CASCADE
);
INSERT INTO messaging_messages VALUES(5,1,1,1,1,'','2d4ddf73aa0f',1795807378441,5);
INSERT INTO messaging_messages VALUES(6,1,2,2,2,'','0f22d2029272',1795807378639,6);
INSERT INTO messaging_messages VALUES(7,1,3,1,0,'Répétition jeudi à 18 h','qu4w1YmJvg9sLFobe02z',1795807378664,7);
INSERT INTO messaging_messages VALUES(8,1,4,2,0,'J''y serai <b>sûr</b>','e7lA0yJQI_AuEEYcmllD',1795807378670,8);
INSERT INTO messaging_messages VALUES(9,1,5,3,2,'','6cb134b85334',1795807378675,9);
INSERT INTO messaging_messages VALUES(10,1,6,1,0,'Bienvenue Chloé','6VqqAqKfyA0AiK0BWDtR',1795807378680,10);
INSERT INTO messaging_messages VALUES(11,2,1,2,0,'Tu as les partitions ?','Em2jdG7hZ4Hy8JfX3lXp',1795807378693,11);
INSERT INTO messaging_messages VALUES(12,1,7,2,3,'','eb4fadbcaf62',1795807378703,12);
INSERT INTO messaging_messages VALUES(13,1,8,1,0,'Sans Bob','DbMpLNqy7O1mRKrbpbgI',1795807378708,13);
CREATE TABLE IF NOT EXISTS "messaging_participants" (
    "ConversationId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Read" INTEGER NOT NULL,
    "Until" INTEGER NULL,
    "Change" INTEGER NOT NULL,
    CONSTRAINT "PK_messaging_participants" PRIMARY KEY ("ConversationId", "PersonId"),
    CONSTRAINT "FK_messaging_participants_messaging_conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "messaging_conversations" ("Id") ON DELETE CASCADE
);
INSERT INTO messaging_participants VALUES(1,1,8,NULL,0);
INSERT INTO messaging_participants VALUES(1,2,7,7,12);
INSERT INTO messaging_participants VALUES(1,3,5,NULL,0);
INSERT INTO messaging_participants VALUES(2,1,0,NULL,0);
INSERT INTO messaging_participants VALUES(2,2,1,NULL,0);
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
CREATE TABLE IF NOT EXISTS "groups_migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK_groups_migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO groups_migrations VALUES('20261122180140_Initial','10.0.15');
CREATE TABLE IF NOT EXISTS "groups_groups" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_groups_groups" PRIMARY KEY AUTOINCREMENT,
    "ConversationId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "IsOpen" INTEGER NOT NULL,
    "SharesHistory" INTEGER NOT NULL,
    "FounderId" INTEGER NOT NULL
);
INSERT INTO groups_groups VALUES(1,1,'Chorale','Le jeudi',1,0,1);
CREATE TABLE IF NOT EXISTS "groups_invitations" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_groups_invitations" PRIMARY KEY,
    "GroupId" INTEGER NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    CONSTRAINT "FK_groups_invitations_groups_groups_GroupId" FOREIGN KEY ("GroupId") REFERENCES "groups_groups" ("Id") ON DELETE CASCADE
);
INSERT INTO groups_invitations VALUES('vw6ge9dvrkq5g3kr',1,'2026-12-27 19:22:58.466567+00:00');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('accounts_people',3);
INSERT INTO sqlite_sequence VALUES('accounts_places',1);
INSERT INTO sqlite_sequence VALUES('groups_groups',1);
INSERT INTO sqlite_sequence VALUES('messaging_conversations',2);
CREATE INDEX "IX_accounts_claims_UserId" ON "accounts_claims" ("UserId");
CREATE INDEX "IX_accounts_logins_UserId" ON "accounts_logins" ("UserId");
CREATE INDEX "EmailIndex" ON "accounts_people" ("NormalizedEmail");
CREATE UNIQUE INDEX "UserNameIndex" ON "accounts_people" ("NormalizedUserName");
CREATE INDEX "IX_accounts_sessions_PersonId" ON "accounts_sessions" ("PersonId");
CREATE UNIQUE INDEX "IX_messaging_conversations_LowPersonId_HighPersonId" ON "messaging_conversations" ("LowPersonId", "HighPersonId");
CREATE UNIQUE INDEX "IX_messaging_messages_AuthorId_Key" ON "messaging_messages" ("AuthorId", "Key");
CREATE INDEX "IX_messaging_messages_ConversationId_Change" ON "messaging_messages" ("ConversationId", "Change");
CREATE UNIQUE INDEX "IX_messaging_messages_ConversationId_Number" ON "messaging_messages" ("ConversationId", "Number");
CREATE INDEX "IX_messaging_participants_PersonId" ON "messaging_participants" ("PersonId");
CREATE INDEX "IX_groups_groups_IsOpen" ON "groups_groups" ("IsOpen");
CREATE UNIQUE INDEX "IX_groups_invitations_GroupId" ON "groups_invitations" ("GroupId");
COMMIT;
