using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Data;

namespace OurWhats.Messaging;

internal sealed class MessagingContext(DbContextOptions<MessagingContext> options)
    : DbContext(options), IModuleContext
{
    /// <summary>
    /// The messages that a person may see: those posted during their membership periods. Every query that shows or
    /// counts messages must start from here or from the equivalent <see cref="VisibleTo"/>.
    /// </summary>
    public static readonly Expression<Func<MessagingContext, long, IQueryable<Message>>> Visible = (messaging, person) =>
        messaging.Messages.AsNoTracking().Where(message => messaging.MembershipPeriods.Any(period =>
            period.ConversationId == message.ConversationId
            && period.PersonId == person
            && period.First <= message.Number
            && (period.Last == null || message.Number <= period.Last)));

    private const string HasFiles = "Pictures + Files > 0";

    private static readonly Func<MessagingContext, long, IQueryable<Message>> FindVisible = Visible.Compile();

    public UnitOfWork Unit { get; set; } = null!;

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<MembershipPeriod> MembershipPeriods => Set<MembershipPeriod>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<EarlierText> EarlierTexts => Set<EarlierText>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    /// <inheritdoc cref="Visible"/>
    public IQueryable<Message> VisibleTo(long person) => FindVisible(this, person);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Conversation>(Describe);
        modelBuilder.Entity<Participant>(Describe);
        modelBuilder.Entity<MembershipPeriod>(Describe);
        modelBuilder.Entity<Message>(Describe);
        modelBuilder.Entity<Attachment>(Describe);
        modelBuilder.Entity<EarlierText>(Describe);
    }

    private static void Describe(EntityTypeBuilder<Conversation> entity)
    {
        entity.ToTable("messaging_conversations");
        // Two people have at most one conversation.
        entity.HasIndex(conversation => new { conversation.LowPersonId, conversation.HighPersonId }).IsUnique();
    }

    private static void Describe(EntityTypeBuilder<Participant> entity)
    {
        entity.ToTable("messaging_participants")
            .HasKey(participant => new { participant.ConversationId, participant.PersonId });
        // The dashboard: a person's conversations.
        entity.HasIndex(participant => participant.PersonId);
        entity.Property(participant => participant.MediaDisplay).HasColumnName("Showing");
        // Each minute: the mutes that have expired.
        entity.HasIndex(participant => participant.MutedUntil).HasFilter("MutedUntil IS NOT NULL");
    }

    private static void Describe(EntityTypeBuilder<MembershipPeriod> entity)
    {
        entity.ToTable("messaging_stays")
            .HasKey(period => new { period.ConversationId, period.PersonId, period.First });
        entity.HasOne<Conversation>().WithMany().HasForeignKey(period => period.ConversationId);
    }

    private static void Describe(EntityTypeBuilder<Message> entity)
    {
        entity.ToTable("messaging_messages").Property(message => message.Id).ValueGeneratedNever();
        entity.Ignore(message => message.Attachments);
        entity.HasOne<Conversation>().WithMany().HasForeignKey(message => message.ConversationId);
        // A page of a conversation.
        entity.HasIndex(message => new { message.ConversationId, message.Number }).IsUnique();
        // Lists of conversations: the latest message of each.
        entity.HasIndex(message => new { message.ConversationId, message.At, message.Number });
        // The poll: changes since a journal entry.
        entity.HasIndex(message => new { message.ConversationId, message.Change });
        // A repeated send.
        entity.HasIndex(message => new { message.AuthorId, message.Key }).IsUnique();
        // File cleanup: a person's own files, those of a group, and all; the oldest first.
        entity.HasIndex(message => new { message.AuthorId, message.At }).HasFilter(HasFiles);
        entity.HasIndex(message => new { message.ConversationId, message.At }).HasFilter(HasFiles);
        entity.HasIndex(message => message.At).HasFilter(HasFiles);
    }

    private static void Describe(EntityTypeBuilder<Attachment> entity)
    {
        entity.ToTable("messaging_attachments")
            .HasKey(attachment => new { attachment.MessageId, attachment.Position });
        entity.HasOne<Message>().WithMany().HasForeignKey(attachment => attachment.MessageId);
        // Access to a file, and whether any message still refers to it.
        entity.HasIndex(attachment => attachment.FileId);
        // The largest files of the installation.
        entity.HasIndex(attachment => attachment.Bytes);
    }

    private static void Describe(EntityTypeBuilder<EarlierText> entity)
    {
        entity.ToTable("messaging_earlier_texts");
        // The foreign key's index finds the earlier texts of a message.
        entity.HasOne<Message>().WithMany().HasForeignKey(text => text.MessageId);
    }
}
