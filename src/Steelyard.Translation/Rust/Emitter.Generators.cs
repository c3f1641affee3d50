using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Passes;

namespace Steelyard.Translation.Rust;

/// <summary>
/// Generators: a Rust function that calls <c>each</c> with every item, and goes on while it answers <c>Flow::On</c>. What stands in the loop
/// over a generator is that function.
/// </summary>
internal sealed partial class Emitter
{
    private const string Each = "each";

    /// <summary>The body of a loop over a generator, a closure in Rust: how a <c>return</c> in it gets out, and which variables are not its own.</summary>
    private sealed class Consumer(string name, ImmutableHashSet<string> outside)
    {
        public string Name { get; } = name;

        public bool Returns { get; set; }

        public bool IsOutside(string variable) => outside.Contains(variable);
    }

    private string ResultType() => function.Signature switch
    {
        { Yields: not null } => "Flow",
        { Returned: not null } => "()",
        var x => Types.Of(x.Result),
    };

    private IEnumerable<string> Handing() => function.Signature.Yields is { } items ? [$"{Each}: &mut dyn FnMut({Types.Of(items)}) -> Eval<Flow>"] : [];

    private static RustStatement.Return Turn(string flow) => new(new RustExpression.Atom($"Ok(Flow::{flow})"));

    /// <summary>The value of the whole function, from inside the loop over a generator or from outside of any.</summary>
    private ImmutableArray<RustStatement> Given(RustExpression value)
    {
        if (consumer is null)
            return [new RustStatement.Return(new RustExpression.Call("Ok", [value]))];
        consumer.Returns = true;
        return [new RustStatement.Assign(new RustExpression.Atom(consumer.Name), "=", new RustExpression.Call("Some", [value])), Turn("Over")];
    }

    private ImmutableArray<RustStatement> Yield(Statement.Yield x) =>
        [new RustStatement.If(new RustExpression.Binary(Try(new RustExpression.Call(Each, [Owned(x.Value)])), "==", new RustExpression.Atom("Flow::Over")), Given(new RustExpression.Atom("Flow::Over")), [])];

    private ImmutableArray<RustStatement> InTurns(Statement.ForEach x, Expression.Call call)
    {
        // `yield from generator()`: the items go on as they come.
        if (x is { Pattern: Pattern.Variable item, Items: Expression.Call, Otherwise.IsEmpty: true, Body: [Statement.Yield { Value: Expression.Local handed }] } && item.Name == handed.Name && item.Type == handed.Type)
            return [new RustStatement.If(new RustExpression.Binary(Called(call, new RustExpression.Atom(Each)), "==", new RustExpression.Atom("Flow::Over")), Given(new RustExpression.Atom("Flow::Over")), [])];
        var outside = x.Pattern.Variables.Where(v => !declarations.IsBound(x, v.Name) && (declarations.IsRead(v.Name) || !function.Locals.ContainsKey(v.Name))).ToImmutableArray();
        var head = new List<RustStatement>();
        string Named(Pattern.Variable v) => outside.Contains(v) ? $"next_{Versions.Plain(v.Name).TrimStart('_')}" : Variable(v.Name);
        bool IsRead(Pattern.Variable v) => outside.Contains(v) || declarations.IsRead(v.Name);
        var looked = x.Pattern.Variables.Where(v => !declarations.IsMutable(v.Name)).Select(v => v.Name).ToHashSet();
        var pattern = Bind(x.Pattern, ByValue, head, Named, looked, IsRead);
        head.AddRange(outside.Select(v => new RustStatement.Assign(Target(v.Name), "=", new RustExpression.Atom(Named(v)))));
        var loop = new Loop(null, $"left_{++attempts}") { HasElse = !x.Otherwise.IsEmpty, InTurns = true };
        var own = new Consumer($"given_{attempts}", Outside(x));
        var body = Closed(own, loop, () => Block(x.Body));
        var made = Taking(call, x.Items as Expression.Enumerate, pattern, [.. head, .. body, .. Unreachable.Ends(x.Body) ? [] : new[] { new RustStatement.Tail(new RustExpression.Atom("Ok(Flow::On)")) }]);
        var result = ImmutableArray.CreateBuilder<RustStatement>();
        if (own.Returns)
            result.Add(new RustStatement.Let($"mut {own.Name}", $"Option<{ResultType()}>", new RustExpression.Atom("None")));
        var after = own.Returns ? [new RustStatement.If(new RustExpression.Atom($"let Some(result) = {own.Name}"), Given(new RustExpression.Atom("result")), [])] : ImmutableArray<RustStatement>.Empty;
        var otherwise = Else(loop, x.Body, x.Otherwise, made[^1]);
        // A result is looked at before else, which belongs to loops that were not left.
        return [.. result, .. made[..^1], .. otherwise.Length == 3 ? [otherwise[0], otherwise[1], .. after, otherwise[2]] : new[] { otherwise[0] }.Concat(after).Concat(otherwise.Skip(1))];
    }

    /// <summary>What is made inside a closure: neither loops nor attempts around it can be left from there.</summary>
    private ImmutableArray<RustStatement> Closed(Consumer? own, Loop? loop, Func<ImmutableArray<RustStatement>> make)
    {
        var outer = (attempt, consumer);
        (attempt, consumer) = (null, own ?? consumer);
        if (loop is not null)
            loops.Push(loop);
        var made = make();
        if (loop is not null)
            loops.Pop();
        (attempt, consumer) = outer;
        return made;
    }

    /// <summary>Variables that are not only the loop's.</summary>
    private ImmutableHashSet<string> Outside(Statement.ForEach loop)
    {
        var inside = IrWalk.All(loop.Body).ToHashSet(ReferenceEqualityComparerOf<Statement>.Instance);
        var others = IrWalk.All(function.Body).Where(x => !inside.Contains(x)).SelectMany(x => IrWalk.Reads(x).Concat(ReferenceEquals(x, loop) ? [] : IrWalk.Writes(x)));
        return [.. others, .. function.Signature.Parameters.Select(x => x.Name), .. function.Captured.Select(x => x.Name), .. loop.Pattern.Variables.Select(v => v.Name).Where(v => !declarations.IsBound(loop, v))];
    }

    /// <summary>The generator called with a closure as what is to be done with each item; where items are counted, the count stands before.</summary>
    private ImmutableArray<RustStatement> Taking(Expression.Call call, Expression.Enumerate? counted, string pattern, ImmutableArray<RustStatement> body)
    {
        if (counted is null)
            return [new RustStatement.Effect(Called(call, Closure(pattern, body)))];
        var (count, item) = ($"count_{++attempts}", "item");
        return
        [
            new RustStatement.Let($"mut {count}", null, Value(counted.Start, suffixed: true)),
            new RustStatement.Effect(Called(call, Closure(item,
            [
                new RustStatement.Let(pattern, null, new RustExpression.Tuple([new RustExpression.Atom(count), new RustExpression.Atom(item)])),
                new RustStatement.Assign(new RustExpression.Atom(count), "=", new RustExpression.Try(new RustExpression.Call("int::add", [new RustExpression.Atom(count), new RustExpression.Atom("1")]))),
                .. body,
            ]))),
        ];
    }

    private static RustExpression.Atom Closure(string pattern, ImmutableArray<RustStatement> body) =>
        new($"&mut {Printer.Print(new RustExpression.Closure(pattern, new RustExpression.Block(Finished(body))))}");

    private RustExpression Called(Expression.Call call, RustExpression each)
    {
        var callee = known[call.Function];
        return Try(new RustExpression.Call(Names.Of(callee.Signature.Name), [.. Arguments(call, callee), each]));
    }

    /// <summary>A clause of a comprehension that runs over a generator.</summary>
    private ImmutableArray<RustStatement> InTurns(Clause clause, Expression.Call call, Func<ImmutableArray<RustStatement>> inside, Func<Pattern.Variable, bool> isRead)
    {
        var pattern = Bind(clause.Pattern, ByValue, [], v => Names.Of(v.Name), AllOf(clause.Pattern), isRead);
        var body = Closed(consumer, null, () => [.. inside(), new RustStatement.Tail(new RustExpression.Atom("Ok(Flow::On)"))]);
        return Taking(call, clause.Items as Expression.Enumerate, pattern, body);
    }
}
