using OurWhats.Search.Finding;
using OurWhats.Search.Language;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Results;

/// <summary>What was found, as the page shows it.</summary>
/// <param name="me">Who looks at it.</param>
/// <param name="people">Everybody's names.</param>
/// <param name="found">What was found.</param>
/// <param name="places">Names of conversations, by key.</param>
/// <param name="hasBefore">True where there is a page before.</param>
internal sealed class HitViews(CurrentUser me, IPeople people, Findings found, IReadOnlyDictionary<long, string> places, bool hasBefore)
{
    private const int MostPictures = 4;

    private bool hasWritten = hasBefore;
    private bool isTold;

    /// <param name="messages">By key; what has gone since it was found is not among them.</param>
    public IReadOnlyList<HitView> Of(IReadOnlyDictionary<long, SeenMessage> messages) =>
        [.. found.Hits.Where(hit => messages.ContainsKey(hit.Key)).Select(hit => Of(hit, messages[hit.Key]))];

    private HitView Of(Hit hit, SeenMessage message)
    {
        var words = string.Join(' ', found.Question.Words.Select(clause => clause.Written));
        var address = $"/c/{message.Conversation}?at={message.Number}{(words.Length > 0 ? "&find=" + Uri.EscapeDataString(words) : "")}#m{message.Number}";
        var pictures = message.Files.Where(file => file.File.IsPicture).ToList();
        var named = message.Files.Where(file => !file.File.IsPicture || MarksOf(file.Name).Count > 0);
        return new(address, Avatar.Of(people[message.Author], me), message.Author == me.Id ? Texts.You : people[message.Author].DisplayName,
            places.GetValueOrDefault(message.Conversation, ""), me.Local(message.At).ToString("g", System.Globalization.CultureInfo.CurrentCulture),
            Extract.Of(message.Text, Marks.Of(found.Question, message.Text)),
            [.. pictures.Take(MostPictures).Select(file => (me.Showing == Showing.TextOnly ? null : FileCard.Square(file.File.Key), file.Description.Length > 0 ? file.Description : file.Name))],
            [.. named.Select(file => Extract.Whole(file.Name, MarksOf(file.Name)))], Heading(hit));
    }

    private IReadOnlyList<(int Start, int End)> MarksOf(string name) => Marks.Of(found.Question, Words.OfName(name));

    // Said once, where those like it begin.
    private string? Heading(Hit hit)
    {
        hasWritten |= hit.IsAsWritten;
        if (hit.IsAsWritten || isTold || !hasWritten || !found.Question.Words.Any()) return null;
        isTold = true;
        return Texts.OtherForms;
    }
}
