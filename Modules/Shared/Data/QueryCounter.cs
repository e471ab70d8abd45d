namespace OurWhats.Shared.Data;

/// <summary>Number of statements that a request sends to the database, for the request log and for tests.</summary>
public sealed class QueryCounter
{
    /// <summary>Number of statements so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds statements that were sent.</summary>
    public void Add(int statements) => Count += statements;
}
