namespace OurWhats.Shared.Data;

/// <summary>Counts the statements that a request sends to the database, for its line in the log and for the tests.</summary>
public sealed class QueryCounter
{
    /// <summary>Statements so far.</summary>
    public int Count { get; private set; }

    /// <summary>Counts some more.</summary>
    public void Add(int statements) => Count += statements;
}
