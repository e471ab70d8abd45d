using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace OurWhats.Shared.Data;

/// <summary>
/// Expressions shared by several compiled queries. EF Core does not accept them inside a compiled query, so they are
/// inlined first. Composing queries at run time instead would cost EF Core more time per call than SQLite needs to run
/// them.
/// </summary>
public static class QueryFragment
{
    /// <summary>
    /// Marks where to inline a fragment, which must be a static field. Only for queries given to Compile: throws
    /// <see cref="InvalidOperationException"/> when it is really called.
    /// </summary>
    public static TResult With<T1, T2, TResult>(this Expression<Func<T1, T2, TResult>> part, T1 first, T2 second) => throw NotComposed();

    /// <inheritdoc cref="With{T1, T2, TResult}"/>
    public static TResult With<T1, T2, T3, TResult>(
        this Expression<Func<T1, T2, T3, TResult>> part,
        T1 first,
        T2 second,
        T3 third) => throw NotComposed();

    /// <summary>
    /// Inlines the fragments and compiles the query. Call it once, for a static field. The result streams rows as they
    /// are read.
    /// </summary>
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
