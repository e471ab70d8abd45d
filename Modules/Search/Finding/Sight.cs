using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using OurWhats.Search.Indexing;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Search.Finding;

/// <summary>
/// What a person may see, as the part of every query that comes first: messages of their conversations, said during their
/// stays, and of each the text that is theirs. The rule is that of Messaging (VisibleTo, AsKnownTo).
/// </summary>
/// <param name="conversations">Those in question, each with what is seen of it.</param>
internal sealed class Sight(IReadOnlyList<SeenConversation> conversations) : Filter
{
    private readonly Dictionary<object, FixedBitSet> known = [];

    /// <summary>The messages of a segment: the same set each time.</summary>
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var key = context.AtomicReader.CoreCacheKey;
        if (!known.TryGetValue(key, out var seen)) known[key] = seen = Seen(context.AtomicReader, acceptDocs ?? context.AtomicReader.LiveDocs);
        return seen;
    }

    private FixedBitSet Seen(AtomicReader reader, IBits? live)
    {
        FixedBitSet seen = new(reader.MaxDoc);
        var (current, former) = (reader.GetTerms(IndexFields.Conversation)?.GetEnumerator(), reader.GetTerms(IndexFields.FormerConversation)?.GetEnumerator());
        var numbers = reader.GetNumericDocValues(IndexFields.Number);
        DocsEnum? reuse = null;
        foreach (var conversation in conversations)
        {
            BytesRef name = new(conversation.Key.ToString(CultureInfo.InvariantCulture));
            var stays = conversation.Stays;
            var isWhole = stays.Count == 1 && stays[0] is { First: <= 1, Last: long.MaxValue };
            if (conversation.LeftAt is not { } left)
            {
                reuse = Add(seen, current, name, live, reuse, doc => isWhole || IsWithin(stays, numbers.Get(doc)));
                continue;
            }

            var (after, until) = (reader.GetNumericDocValues(IndexFields.After), reader.GetNumericDocValues(IndexFields.Until));
            reuse = Add(seen, current, name, live, reuse, doc => after.Get(doc) < left && IsWithin(stays, numbers.Get(doc)));
            reuse = Add(seen, former, name, live, reuse, doc => after.Get(doc) < left && left <= until.Get(doc) && IsWithin(stays, numbers.Get(doc)));
        }

        return seen;
    }

    private static DocsEnum? Add(FixedBitSet seen, TermsEnum? terms, BytesRef name, IBits? live, DocsEnum? reuse, Func<int, bool> isSeen)
    {
        if (terms is null || !terms.SeekExact(name)) return reuse;
        var docs = terms.Docs(live, reuse, DocsFlags.NONE);
        for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
            if (isSeen(doc)) seen.Set(doc);
        return docs;
    }

    private static bool IsWithin(IReadOnlyList<(long First, long Last)> stays, long number)
    {
        foreach (var (first, last) in stays) if (first <= number && number <= last) return true;
        return false;
    }
}
