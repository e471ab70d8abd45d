using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using OurWhats.Search.Language;
using OurWhats.Shared.Contracts.Messaging;
using Field = Lucene.Net.Documents.Field;
using TextLinks = OurWhats.Shared.Web.TextLinks;

namespace OurWhats.Search.Indexing;

/// <summary>Turns a message into Lucene documents, which store no text but only the terms to find it by.</summary>
internal static class IndexDocument
{
    private static readonly FieldType WordsType = Frozen(new()
    {
        IsIndexed = true,
        IsTokenized = true,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    });

    private static readonly FieldType NumberType =
        Frozen(new(Int64Field.TYPE_NOT_STORED) { NumericPrecisionStep = 16 });

    /// <summary>The term that identifies all documents of a message.</summary>
    public static Term IdOf(long conversation, long number) =>
        new(IndexFields.Message, string.Create(CultureInfo.InvariantCulture, $"{conversation}:{number}"));

    /// <summary>One document for each version of the message's text; a single one unless it was edited.</summary>
    public static IReadOnlyList<Document> Of(StoredMessage message) =>
        [.. message.Texts.Select(text => Of(message, text))];

    private static Document Of(StoredMessage message, SaidText text)
    {
        var isPresent = text.Until == long.MaxValue;
        Document document =
        [
            Keyword(IndexFields.Message, IdOf(message.Conversation, message.Number).Text),
            Keyword(isPresent ? IndexFields.Conversation : IndexFields.FormerConversation, message.Conversation),
            Keyword(IndexFields.Author, message.Author),
            new Int64Field(IndexFields.At, message.At, NumberType),
            new NumericDocValuesField(IndexFields.Time, message.At),
            new NumericDocValuesField(IndexFields.Key, message.Key),
            new NumericDocValuesField(IndexFields.Number, message.Number),
            new NumericDocValuesField(IndexFields.After, Math.Max(0, text.After)),
            new NumericDocValuesField(IndexFields.Until, isPresent ? 0 : text.Until),
            Words(WordTokenizer.Tokenize(text.Text)),
        ];
        foreach (var file in message.Files) AddFile(document, file);
        foreach (var kind in Kinds(message, text).Distinct()) document.Add(Keyword(IndexFields.Kind, kind));
        return document;
    }

    private static void AddFile(Document document, SaidFile file)
    {
        document.Add(Words(WordTokenizer.TokenizeFileName(file.Name)));
        if (file.Description.Length > 0) document.Add(Words(WordTokenizer.Tokenize(file.Description)));
        document.Add(new Int64Field(IndexFields.Bytes, file.File.Bytes, NumberType));
        foreach (var type in Types(file)) document.Add(Keyword(IndexFields.Type, type));
    }

    private static StringField Keyword(string field, long value) =>
        Keyword(field, value.ToString(CultureInfo.InvariantCulture));

    private static StringField Keyword(string field, string value) => new(field, value, Field.Store.NO);

    private static Field Words(List<Word> words) => new(IndexFields.Text, new WordTokenStream(words), WordsType);

    private static IEnumerable<string> Kinds(StoredMessage message, SaidText text)
    {
        foreach (var file in message.Files)
        {
            yield return file.File.IsPicture ? "image" : "file";
            if (file.File.Type.StartsWith("audio/", StringComparison.Ordinal)) yield return "sound";
            if (file.File.Type.StartsWith("video/", StringComparison.Ordinal)) yield return "film";
        }

        if (TextLinks.In(text.Text).Any()) yield return "link";
    }

    // The extension of the name and the subtype of the media type: "docx"; both "jpg" and "jpeg".
    private static HashSet<string> Types(SaidFile file)
    {
        var extension = Path.GetExtension(file.Name).TrimStart('.');
        var subtype = file.File.Type[(file.File.Type.IndexOf('/', StringComparison.Ordinal) + 1)..];
        HashSet<string> types = [Fold.Plain(extension), Fold.Plain(subtype)];
        if (types.Contains("jpeg")) types.Add("jpg");
        types.Remove("");
        return types;
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
