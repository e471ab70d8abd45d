using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using OurWhats.Search.Indexing;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Search.Finding;

/// <summary>
/// The messages that a person may see: those of their membership periods, each with the text that they may read. Every
/// query runs inside this filter. It must follow the same rule as Messaging's VisibleTo and RestoreTextsKnownTo.
/// </summary>
/// <param name="conversations">The conversations to search, with the ranges that the person may see.</param>
internal sealed class VisibilityFilter(IReadOnlyList<SeenConversation> conversations) : Filter
{
    private readonly Dictionary<object, FixedBitSet> visibleBySegment = [];

    /// <summary>The visible messages of a segment, computed once.</summary>
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var segment = context.AtomicReader.CoreCacheKey;
        if (!visibleBySegment.TryGetValue(segment, out var visible))
        {
            visible = Visible(context.AtomicReader, acceptDocs ?? context.AtomicReader.LiveDocs);
            visibleBySegment[segment] = visible;
        }

        return visible;
    }

    private FixedBitSet Visible(AtomicReader reader, IBits? liveDocs)
    {
        FixedBitSet visible = new(reader.MaxDoc);
        var current = reader.GetTerms(IndexFields.Conversation)?.GetEnumerator();
        var former = reader.GetTerms(IndexFields.FormerConversation)?.GetEnumerator();
        var numbers = reader.GetNumericDocValues(IndexFields.Number);
        DocsEnum? docs = null;
        foreach (var conversation in conversations)
        {
            BytesRef key = new(conversation.Key.ToString(CultureInfo.InvariantCulture));
            var periods = conversation.Stays;
            var isWhole = periods.Count == 1 && periods[0] is { First: <= 1, Last: long.MaxValue };
            if (conversation.LeftAt is not { } left)
            {
                Add(current, key, doc => isWhole || IsWithin(periods, numbers.Get(doc)));
                continue;
            }

            // A former participant reads each message as it was when they left.
            var after = reader.GetNumericDocValues(IndexFields.After);
            var until = reader.GetNumericDocValues(IndexFields.Until);
            Add(current, key, doc => after.Get(doc) < left && IsWithin(periods, numbers.Get(doc)));
            Add(former, key, doc => after.Get(doc) < left
                && left <= until.Get(doc)
                && IsWithin(periods, numbers.Get(doc)));
        }

        return visible;

        void Add(TermsEnum? terms, BytesRef key, Func<int, bool> isVisible)
        {
            if (terms is null || !terms.SeekExact(key)) return;
            docs = terms.Docs(liveDocs, docs, DocsFlags.NONE);
            while (docs.NextDoc() is var doc && doc != DocIdSetIterator.NO_MORE_DOCS)
            {
                if (isVisible(doc)) visible.Set(doc);
            }
        }
    }

    private static bool IsWithin(IReadOnlyList<(long First, long Last)> periods, long number)
    {
        foreach (var (first, last) in periods)
        {
            if (first <= number && number <= last) return true;
        }

        return false;
    }
}
