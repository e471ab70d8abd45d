using OurWhats.Search.Finding;
using OurWhats.Search.Indexing;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Search.Results;

/// <summary>Services for a search request.</summary>
internal sealed record SearchServices(
    IMessages Messages,
    IPeople People,
    Finder Finder,
    SearchIndex Index,
    TimeProvider Clock);
