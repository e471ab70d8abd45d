using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace OurWhats.Shared.Data;

/// <summary>
/// Parts of queries, as expressions: what several queries share is said once, and they can still be compiled. A query that
/// is composed anew each time takes EF Core longer to recognise than SQLite to run.
/// </summary>
public static class QueryFragment
{
    /// <summary>Stands for a part, kept in a static field, within a query that is compiled.</summary>
    public static TResult With<T1, T2, TResult>(this Expression<Func<T1, T2, TResult>> part, T1 first, T2 second) => throw NotComposed();

    /// <inheritdoc cref="With{T1, T2, TResult}"/>
    public static TResult With<T1, T2, T3, TResult>(
        this Expression<Func<T1, T2, T3, TResult>> part,
        T1 first,
        T2 second,
        T3 third) => throw NotComposed();

    /// <summary>Compiles a query once and for all, with its parts in their places. Its result is read as it comes.</summary>
    public static Func<TContext, T1, T2, IAsyncEnumerable<TResult>> Compile<TContext, T1, T2, TResult>(
        Expression<Func<TContext, T1, T2, IQueryable<TResult>>> query)
        where TContext : DbContext => EF.CompileAsyncQuery(Composed(query));

    /// <inheritdoc cref="Compile{TContext, T1, T2, TResult}"/>
    public static Func<TContext, T1, T2, T3, IAsyncEnumerable<TResult>> Compile<TContext, T1, T2, T3, TResult>(
        Expression<Func<TContext, T1, T2, T3, IQueryable<TResult>>> query)
        where TContext : DbContext => EF.CompileAsyncQuery(Composed(query));

    /// <inheritdoc cref="Compile{TContext, T1, T2, TResult}"/>
    public static Func<TContext, T1, T2, T3, T4, IAsyncEnumerable<TResult>> Compile<TContext, T1, T2, T3, T4, TResult>(
        Expression<Func<TContext, T1, T2, T3, T4, IQueryable<TResult>>> query)
        where TContext : DbContext => EF.CompileAsyncQuery(Composed(query));

    /// <inheritdoc cref="Compile{TContext, T1, T2, TResult}"/>
    public static Func<TContext, T1, T2, T3, T4, T5, IAsyncEnumerable<TResult>> Compile<TContext, T1, T2, T3, T4, T5, TResult>(
        Expression<Func<TContext, T1, T2, T3, T4, T5, IQueryable<TResult>>> query)
        where TContext : DbContext => EF.CompileAsyncQuery(Composed(query));

    private static Expression<TQuery> Composed<TQuery>(Expression<TQuery> query) where TQuery : Delegate =>
        (Expression<TQuery>)new FragmentComposer([]).Visit(query);

    private static InvalidOperationException NotComposed() => new("A part stands only in a query that is compiled.");

    private sealed class FragmentComposer(Dictionary<ParameterExpression, Expression> values) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => values.GetValueOrDefault(node, node);

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType != typeof(QueryFragment)) return base.VisitMethodCall(node);
            var part = (LambdaExpression)((FieldInfo)((MemberExpression)node.Arguments[0]).Member).GetValue(null)!;
            var given = node.Arguments.Skip(1).Select(Visit);
            return new FragmentComposer(part.Parameters.Zip(given).ToDictionary(pair => pair.First, pair => pair.Second!)).Visit(part.Body);
        }
    }
}
