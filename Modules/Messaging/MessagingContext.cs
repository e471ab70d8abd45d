using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Data;

namespace OurWhats.Messaging;

internal sealed class MessagingContext(DbContextOptions<MessagingContext> options) : DbContext(options), IModuleContext
{
    /// <summary>
    /// What a person may see: messages said during their stays. Everything that shows or counts messages begins here, or with
    /// <see cref="VisibleTo"/>, which is the same.
    /// </summary>
    public static readonly Expression<Func<MessagingContext, long, IQueryable<Message>>> Visible = (messaging, person) =>
        messaging.Messages.AsNoTracking().Where(message => messaging.Stays.Any(stay =>
            stay.ConversationId == message.ConversationId && stay.PersonId == person
            && stay.First <= message.Number && (stay.Last == null || message.Number <= stay.Last)));

    private const string WithFiles = "Pictures + Files > 0";

    private static readonly Func<MessagingContext, long, IQueryable<Message>> FindVisible = Visible.Compile();

    public UnitOfWork Unit { get; set; } = null!;

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<Stay> Stays => Set<Stay>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<EarlierText> EarlierTexts => Set<EarlierText>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    /// <inheritdoc cref="Visible"/>
    public IQueryable<Message> VisibleTo(long person) => FindVisible(this, person);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Conversation>(conversation =>
        {
            conversation.ToTable("messaging_conversations");
            conversation.HasIndex(one => new { one.LowPersonId, one.HighPersonId }).IsUnique(); // the one conversation of two people
        });
        modelBuilder.Entity<Participant>(participant =>
        {
            participant.ToTable("messaging_participants").HasKey(one => new { one.ConversationId, one.PersonId });
            participant.HasIndex(one => one.PersonId); // the dashboard: a person's conversations
            participant.HasIndex(one => one.MutedUntil).HasFilter("MutedUntil IS NOT NULL"); // each minute: whose quiet is over
        });
        modelBuilder.Entity<Stay>(stay =>
        {
            stay.ToTable("messaging_stays").HasKey(one => new { one.ConversationId, one.PersonId, one.First });
            stay.HasOne<Conversation>().WithMany().HasForeignKey(one => one.ConversationId);
        });
        modelBuilder.Entity<Message>(message =>
        {
            message.ToTable("messaging_messages").Property(one => one.Id).ValueGeneratedNever();
            message.Ignore(one => one.Enclosed);
            message.HasOne<Conversation>().WithMany().HasForeignKey(one => one.ConversationId);
            message.HasIndex(one => new { one.ConversationId, one.Number }).IsUnique(); // a page of a conversation
            message.HasIndex(one => new { one.ConversationId, one.Change }); // the poll: what changed since
            message.HasIndex(one => new { one.AuthorId, one.Key }).IsUnique(); // a repeated send
            message.HasIndex(one => one.AuthorId).HasFilter(WithFiles); // what somebody sent and may take away
            message.HasIndex(one => one.ConversationId).HasFilter(WithFiles); // the same of a group
        });
        modelBuilder.Entity<Attachment>(attachment =>
        {
            attachment.ToTable("messaging_attachments").HasKey(one => new { one.MessageId, one.Position });
            attachment.HasOne<Message>().WithMany().HasForeignKey(one => one.MessageId);
            attachment.HasIndex(one => one.FileId); // who sees a file, and whether anything refers to it
            attachment.HasIndex(one => one.Bytes); // the biggest of the place
        });
        modelBuilder.Entity<EarlierText>(text =>
        {
            text.ToTable("messaging_earlier_texts");
            text.HasOne<Message>().WithMany().HasForeignKey(one => one.MessageId); // its index: what one message said before
        });
    }
}
