namespace OurWhats.Shared.Data;

/// <summary>Number of statements that a request sends to the database, for the request log and for tests.</summary>
public sealed class QueryCounter
{
    public int Count { get; private set; }

    public void Add(int statements) => Count += statements;
}
