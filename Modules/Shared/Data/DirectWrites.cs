using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OurWhats.Shared.Data;

/// <summary>
/// Inserts or updates one entity with one prepared statement, for the path of a message: SaveChanges takes ten times as
/// long, because it first detects the changes. Columns and values come from the same EF model.
/// </summary>
public static class DirectWrites
{
    private static readonly ConcurrentDictionary<IEntityType, (string Insert, string Update)> Statements = new();

    /// <summary>
    /// Inserts an entity whose key is set. Throws <see cref="InvalidOperationException"/> outside a write.
    /// </summary>
    public static void Insert<TEntity>(this IModuleContext context, TEntity entity) where TEntity : class =>
        Run(context, entity, statements => statements.Insert);

    /// <summary>
    /// Updates all columns of an entity that was read, untracked, in the same write. Throws
    /// <see cref="InvalidOperationException"/> outside a write.
    /// </summary>
    public static void Overwrite<TEntity>(this IModuleContext context, TEntity entity) where TEntity : class =>
        Run(context, entity, statements => statements.Update);

    private static void Run<TEntity>(
        IModuleContext context,
        TEntity entity,
        Func<(string Insert, string Update), string> choose)
        where TEntity : class
    {
        if (!context.Unit.IsWriting) throw new InvalidOperationException("Changes are saved inside UnitOfWork.Write only.");
        var type = ((DbContext)context).Model.FindEntityType(typeof(TEntity))!;
        var sql = choose(Statements.GetOrAdd(type, Describe));
        context.Unit.Connection.Execute(sql, [.. type.GetProperties().Select(property => Stored(property, entity))]);
        context.Unit.Queries.Add(1);
    }

    private static (string Insert, string Update) Describe(IEntityType type)
    {
        var columns = type.GetProperties()
            .Select((property, i) => (Name: $"\"{property.GetColumnName()}\"", Value: $"${i + 1}", IsKey: property.IsPrimaryKey()))
            .ToList();
        var names = string.Join(", ", columns.Select(column => column.Name));
        var values = string.Join(", ", columns.Select(column => column.Value));
        var changed = Assignments(columns.Where(column => !column.IsKey), ", ");
        var key = Assignments(columns.Where(column => column.IsKey), " AND ");
        return (
            $"INSERT INTO {type.GetTableName()} ({names}) VALUES ({values})",
            $"UPDATE {type.GetTableName()} SET {changed} WHERE {key}");
    }

    private static string Assignments(IEnumerable<(string Name, string Value, bool IsKey)> columns, string separator) =>
        string.Join(separator, columns.Select(column => $"{column.Name} = {column.Value}"));

    private static object? Stored(IProperty property, object entity)
    {
        var value = property.GetGetter().GetClrValue(entity);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
