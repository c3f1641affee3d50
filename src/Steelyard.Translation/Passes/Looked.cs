using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// <c>for x in self.items: self.total += x</c> → the same over a copy of what is run over: in Rust nobody changes an instance that is looked at,
/// and every such call would leave. That the container itself stays as it is during the loop, <see cref="Aliasing"/> has seen to. Stands last.
/// </summary>
internal static class Looked
{
    /// <summary>The function with a variable for each such container.</summary>
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var locals = function.Locals.ToBuilder();
        var body = IrWalk.Map(function.Body, x => x is Statement.ForEach loop && Changed(loop.Body, known) is { Count: > 0 } classes ? Held(loop, classes) : [x]);
        return locals.Count == function.Locals.Count ? function : function with { Body = body, Locals = locals.ToImmutable() };

        ImmutableArray<Statement> Held(Statement.ForEach loop, HashSet<string> classes)
        {
            var held = ImmutableArray.CreateBuilder<Statement>();
            var items = IrMap.Map(loop.Items, x => x switch
            {
                Expression.Operation { Row.Name: "len", Arguments: [Expression.Field] } => x,
                Expression.Field field when Mutability.IsMutable(field.Type) && classes.Contains(Owner(field.Root)) => Hold(field),
                _ => null,
            });
            return [.. held, loop with { Items = items }];

            Expression.Local Hold(Expression.Field field)
            {
                var name = $"{field.Root.Split('.')[1].TrimStart('_')}_held";
                while (locals.ContainsKey(name) || known.ContainsKey(name) || function.Captured.Any(c => c.Name == name))
                    name += "_";
                locals[name] = field.Type;
                held.Add(new Statement.Assign(field.At, name, field));
                return new Expression.Local(field.Type, field.At, name);
            }
        }
    }

    private static string Owner(string root) => root.Split('.')[0];

    /// <summary>Classes of which statements, or functions that they call, change an instance.</summary>
    private static HashSet<string> Changed(ImmutableArray<Statement> body, IReadOnlyDictionary<string, Function> known)
    {
        var (classes, seen) = (new HashSet<string>(), new HashSet<string>());
        var todo = new Queue<Statement>(IrWalk.All(body));
        while (todo.TryDequeue(out var statement))
        {
            if (statement is Statement.SetField set)
                classes.Add(Owner(set.Root));
            classes.UnionWith(Effects.Changed(statement, known).Select(IrWalk.Root).OfType<string>().Where(IrWalk.IsOfFields).Select(Owner));
            foreach (var callee in IrWalk.Expressions(statement).OfType<Expression.Call>().Where(x => seen.Add(x.Function)).Select(x => known.GetValueOrDefault(x.Function)).OfType<Function>())
                foreach (var inside in IrWalk.All(callee.Body))
                    todo.Enqueue(inside);
        }
        return classes;
    }
}
