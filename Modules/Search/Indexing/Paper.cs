using System.Globalization;
using System.Text.RegularExpressions;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using OurWhats.Search.Language;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Search.Indexing;

/// <summary>What the index keeps of a message: nothing that could be read, only what it is found by.</summary>
internal static partial class Paper
{
    private static readonly FieldType Words = Frozen(new() { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS });

    private static readonly FieldType Number = Frozen(new(Int64Field.TYPE_NOT_STORED) { NumericPrecisionStep = 16 });

    /// <summary>What a message is replaced or taken out by.</summary>
    public static Term Name(long conversation, long number) => new(IndexFields.Message, string.Create(CultureInfo.InvariantCulture, $"{conversation}:{number}"));

    /// <summary>A document for each text that a message has said: one, unless it was edited.</summary>
    public static IReadOnlyList<Document> Of(StoredMessage message) => [.. message.Texts.Select(text => Of(message, text))];

    private static Document Of(StoredMessage message, SaidText text)
    {
        Document document =
        [
            new StringField(IndexFields.Message, Name(message.Conversation, message.Number).Text, Field.Store.NO),
            new StringField(text.Until == long.MaxValue ? IndexFields.Conversation : IndexFields.FormerConversation, message.Conversation.ToString(CultureInfo.InvariantCulture), Field.Store.NO),
            new StringField(IndexFields.Author, message.Author.ToString(CultureInfo.InvariantCulture), Field.Store.NO),
            new Int64Field(IndexFields.At, message.At, Number),
            new NumericDocValuesField(IndexFields.Key, message.Key),
            new NumericDocValuesField(IndexFields.Number, message.Number),
            new NumericDocValuesField(IndexFields.After, Math.Max(0, text.After)),
            new NumericDocValuesField(IndexFields.Until, text.Until == long.MaxValue ? 0 : text.Until),
            new Field(IndexFields.Text, new WordStream(Language.Words.Of(text.Text)), Words),
        ];
        foreach (var file in message.Files) Add(document, file);
        foreach (var kind in Kinds(message, text).Distinct()) document.Add(new StringField(IndexFields.Kind, kind, Field.Store.NO));
        return document;
    }

    private static void Add(Document document, SaidFile file)
    {
        document.Add(new Field(IndexFields.Text, new WordStream(Language.Words.OfName(file.Name)), Words));
        if (file.Description.Length > 0) document.Add(new Field(IndexFields.Text, new WordStream(Language.Words.Of(file.Description)), Words));
        document.Add(new Int64Field(IndexFields.Bytes, file.File.Bytes, Number));
        foreach (var type in Types(file)) document.Add(new StringField(IndexFields.Type, type, Field.Store.NO));
    }

    private static IEnumerable<string> Kinds(StoredMessage message, SaidText text)
    {
        foreach (var file in message.Files)
        {
            yield return file.File.IsPicture ? "image" : "file";
            if (file.File.Type.StartsWith("audio/", StringComparison.Ordinal)) yield return "sound";
            if (file.File.Type.StartsWith("video/", StringComparison.Ordinal)) yield return "film";
        }

        if (Link().IsMatch(text.Text)) yield return "link";
    }

    // "jpg" and "jpeg", "docx": what the name says, and what the content is.
    private static HashSet<string> Types(SaidFile file)
    {
        HashSet<string> types = [Fold.Plain(Path.GetExtension(file.Name).TrimStart('.')), Fold.Plain(file.File.Type[(file.File.Type.IndexOf('/', StringComparison.Ordinal) + 1)..])];
        if (types.Contains("jpeg")) types.Add("jpg");
        types.Remove("");
        return types;
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }

    [GeneratedRegex(@"\b(https?://|www\.)\S", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
