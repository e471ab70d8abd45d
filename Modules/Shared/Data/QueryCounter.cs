using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OurWhats.Shared.Data;

/// <summary>Counts the statements that a request sends to the database, for its line in the log and for the tests.</summary>
public sealed class QueryCounter : DbCommandInterceptor
{
    /// <summary>Statements so far.</summary>
    public int Count { get; private set; }

    /// <summary>Counts statements that went by another way than EF Core.</summary>
    public void Add(int statements) => Count += statements;

    /// <inheritdoc/>
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        Count++;
        return result;
    }
}
