using System.Globalization;
using OurWhats.Search.Finding;
using OurWhats.Search.Language;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Results;

/// <summary>Builds the views of a page of results.</summary>
/// <param name="me">The person who searches.</param>
/// <param name="people">The site's people.</param>
/// <param name="results">The search results.</param>
/// <param name="conversationNames">Names of conversations, by key.</param>
/// <param name="isFirstPage">True for the first page.</param>
internal sealed class HitViews(
    CurrentUser me,
    IPeople people,
    SearchResults results,
    IReadOnlyDictionary<long, string> conversationNames,
    bool isFirstPage)
{
    private const int MaxPictures = 4;

    private bool hasShownAsWritten = !isFirstPage;
    private bool hasHeading;

    /// <param name="messages">The messages by key; some may no longer be visible.</param>
    public IReadOnlyList<HitView> Of(IReadOnlyDictionary<long, SeenMessage> messages) =>
        [.. results.Hits.Where(hit => messages.ContainsKey(hit.Key)).Select(hit => Of(hit, messages[hit.Key]))];

    private HitView Of(Hit hit, SeenMessage message)
    {
        var author = people[message.Author];
        return new()
        {
            Address = AddressOf(message),
            Avatar = Avatar.Of(author, me),
            Author = message.Author == me.Id ? Texts.You : people.NameOf(message.Author),
            ConversationName = conversationNames.GetValueOrDefault(message.Conversation, ""),
            Time = me.Local(message.At).ToString("g", CultureInfo.CurrentCulture),
            Text = Snippet.Of(message.Text, Highlights.Of(results.Query, message.Text)),
            Pictures = [.. message.Files.Where(file => file.File.HasThumbnails).Take(MaxPictures).Select(PictureOf)],
            Files = [.. FileNames(message)],
            Heading = HeadingOf(hit),
        };
    }

    private string AddressOf(SeenMessage message)
    {
        var words = string.Join(' ', results.Query.Words.Select(clause => clause.Text));
        var find = words.Length > 0 ? "&find=" + Uri.EscapeDataString(words) : "";
        return $"/c/{message.Conversation}?at={message.Number}{find}#m{message.Number}";
    }

    private (string? Address, string Text) PictureOf(SaidFile file) => (
        me.MediaDisplay == MediaDisplay.TextOnly ? null : FileCard.Square(file.File.Key),
        file.Description.Length > 0 ? file.Description : file.Name);

    // An image's name is shown only if it matched.
    private IEnumerable<IReadOnlyList<SnippetPart>> FileNames(SeenMessage message) =>
        from file in message.Files
        let highlights = Highlights.Of(results.Query, WordTokenizer.TokenizeFileName(file.Name))
        where !file.File.HasThumbnails || highlights.Count > 0
        select Snippet.Whole(file.Name, highlights);

    // Above the first message that contains only other forms of the words.
    private string? HeadingOf(Hit hit)
    {
        hasShownAsWritten |= hit.IsAsWritten;
        if (hit.IsAsWritten || hasHeading || !hasShownAsWritten || !results.Query.Words.Any()) return null;
        hasHeading = true;
        return Texts.OtherForms;
    }
}
