using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Passes;

namespace Steelyard.Translation.Rust;

/// <summary>What is run over, and what its items are bound to.</summary>
internal sealed partial class Emitter
{
    /// <summary>How items come: owned, as references, or as tuples of both. Closed.</summary>
    private abstract record Coming
    {
        public sealed record ByValue : Coming;

        public sealed record ByReference : Coming;

        public sealed record Parts(ImmutableArray<Coming> Items) : Coming;

        /// <summary>From Python's memory; one of another type leaves when it comes.</summary>
        public sealed record Unchecked : Coming;
    }

    private static readonly Coming ByValue = new Coming.ByValue();
    private static readonly Coming ByReference = new Coming.ByReference();

    private ImmutableArray<RustStatement> ForEach(Statement.ForEach x)
    {
        var outside = x.Pattern.Variables.Where(v => !declarations.IsBound(x, v.Name) && (declarations.IsRead(v.Name) || !function.Locals.ContainsKey(v.Name))).ToImmutableArray();
        var writes = IrWalk.All(x.Body).SelectMany(s => IrWalk.Writes(s)).ToHashSet();
        var (items, coming) = Source(x.Items, kept: IrWalk.Root(x.Items) is { } root && (writes.Contains(root) || x.Pattern.Variables.Any(v => v.Name == root)));
        var looked = x.Pattern.Variables.Where(v => !declarations.IsMutable(v.Name) && !outside.Contains(v)).Select(v => v.Name).ToHashSet();
        var head = new List<RustStatement>();
        var pattern = Bind(x.Pattern, coming, head, v => outside.Contains(v) ? $"next_{Versions.Plain(v.Name).TrimStart('_')}" : Variable(v.Name), looked, v => outside.Contains(v) || declarations.IsRead(v.Name));
        head.AddRange(outside.Select(v => new RustStatement.Assign(Target(v.Name), "=", new RustExpression.Atom($"next_{Versions.Plain(v.Name).TrimStart('_')}"))));
        var (loop, body) = Body(x, x.Body, !x.Otherwise.IsEmpty, [.. head]);
        return [.. Before(x), .. Room(x), .. Else(loop, x.Body, x.Otherwise, new RustStatement.Block(loop.Labelled ? $"'{loop.Name}: for" : "for", items, pattern, body))];
    }

    /// <summary>The Rust pattern for items; what no pattern can do goes to the start of the body.</summary>
    private string Bind(Pattern pattern, Coming coming, List<RustStatement> head, Func<Pattern.Variable, string> name, HashSet<string> looked, Func<Pattern.Variable, bool> isRead, bool inside = false)
    {
        switch (pattern, coming)
        {
            case (Pattern.Variable x, _) when !isRead(x):
                return "_";
            case (Pattern.Variable x, Coming.ByValue):
                holdings[x.Name] = Holding.Owned;
                return (declarations.IsMutable(x.Name) && !looked.Contains(x.Name) && !name(x).StartsWith("next_", StringComparison.Ordinal) && function.Locals.ContainsKey(x.Name) ? "mut " : "") + name(x);
            case (Pattern.Variable x, Coming.Unchecked):
                holdings[x.Name] = Holding.Owned;
                var mutable = declarations.IsMutable(x.Name) && !looked.Contains(x.Name) && !name(x).StartsWith("next_", StringComparison.Ordinal) && function.Locals.ContainsKey(x.Name) ? "mut " : "";
                head.Add(new RustStatement.Let(mutable + name(x), null, Try(new RustExpression.Atom(name(x)))));
                return name(x);
            case (Pattern.Variable x, Coming.ByReference):
                return Reference(x, head, name(x), looked, inside);
            case (Pattern.Variable x, Coming.Parts parts):
                holdings[x.Name] = Holding.Owned;
                var whole = name(x);
                head.Add(new RustStatement.Let(whole, null, new RustExpression.Tuple([.. parts.Items.Select((c, i) => Own(new RustExpression.Field(new RustExpression.Atom(whole), $"{i}"), c, x.Type.Inner[i]))])));
                return whole;
            case (Pattern.Parts x, Coming.Parts parts):
                return Joined(x.Items.Zip(parts.Items, (p, c) => Bind(p, c, head, name, looked, isRead)));
            case (Pattern.Parts x, Coming.ByReference) when Types.IsCopy(x.Type) && !inside:
                return "&" + Bind(x, ByValue, head, name, looked, isRead);
            case (Pattern.Parts x, Coming.ByReference):
                return Joined(x.Items.Select(p => Bind(p, ByReference, head, name, looked, isRead, inside: true)));
            case (Pattern.Parts x, _):
                return Joined(x.Items.Select(p => Bind(p, ByValue, head, name, looked, isRead)));
            default:
                throw new InvalidOperationException("a new kind of pattern");
        }
    }

    private static string Joined(IEnumerable<string> parts) => parts.ToList() is var all && all.Count == 1 ? $"({all[0]},)" : $"({string.Join(", ", all)})";

    private string Reference(Pattern.Variable x, List<RustStatement> head, string name, HashSet<string> looked, bool inside)
    {
        var mutable = looked.Contains(x.Name) || !function.Locals.ContainsKey(x.Name) || name.StartsWith("next_", StringComparison.Ordinal) ? "" : "mut ";
        if (Types.IsCopy(x.Type))
        {
            holdings[x.Name] = Holding.Owned;
            if (!inside)
                return mutable.Length > 0 ? Copied(x, head, name, mutable) : $"&{name}";
            return Copied(x, head, name, mutable);
        }
        holdings[x.Name] = looked.Contains(x.Name) ? Holding.Looked : Holding.Owned;
        if (!looked.Contains(x.Name))
            head.Add(new RustStatement.Let(mutable + name, null, new RustExpression.Method(new RustExpression.Atom(name), "clone", [])));
        return name;
    }

    private static string Copied(Pattern.Variable x, List<RustStatement> head, string name, string mutable)
    {
        _ = x;
        head.Add(new RustStatement.Let(mutable + name, null, new RustExpression.Prefix("*", new RustExpression.Atom(name))));
        return name;
    }

    private static RustExpression Own(RustExpression value, Coming coming, PyType type) => coming switch
    {
        Coming.ByReference => Types.IsCopy(type) ? new RustExpression.Prefix("*", value) : new RustExpression.Method(value, "clone", []),
        Coming.Parts parts => new RustExpression.Tuple([.. parts.Items.Select((c, i) => Own(new RustExpression.Field(value, $"{i}"), c, type.Inner[i]))]),
        _ => value,
    };

    /// <summary>An iterator, or something that can be made into one, and how its items come.</summary>
    private (RustExpression Items, Coming Coming) Source(Expression items, bool kept = false) => items switch
    {
        _ when IsStreamed(items) => (new RustExpression.Method(Bare(items), "iter", []), new Coming.Unchecked()),
        Expression.Range { Step: null } x => (new RustExpression.Range(Value(x.From), Value(x.To)), ByValue),
        Expression.Range x => (Try(new RustExpression.Call("int::range", [Value(x.From), Value(x.To), Value(x.Step)])), ByValue),
        Expression.Operation { Row.Rust: "text::split_space", Arguments: [var text] } => (new RustExpression.Call("text::words", [Reference(text)]), ByValue),
        Expression.Operation { Row.Rust: "dict::get_or", Arguments: [var dict, var key, Expression.NewList { Items.IsEmpty: true }] } x when IsStill(dict) && !Mutability.IsMutable(x.Type.Inner[0]) =>
            (new RustExpression.Method(Try(new RustExpression.Call("dict::items_of", [Passed(dict, x.Row.Signature.Operands[0]), Passed(key, x.Row.Signature.Operands[1])])), "iter", []), ByReference),
        Expression.Enumerate x => Enumerated(x, kept),
        Expression.Zip x => Zipped(x, kept),
        Expression.Reversed x => Reversed(x, kept),
        Expression.View { Kind: "chars" } x => (IsPlace(x.Dict) && !kept ? new RustExpression.Method(Bare(x.Dict), "chars", [])
            : new RustExpression.Method(new RustExpression.Method(Owned(x.Dict), "chars", []), "collect::<Vec<_>>", []), ByValue),
        Expression.View x => Viewed(x, kept),
        Expression.Convert { Conversion: Conversion.NotNone } x when IsPlace(x.Value) && !kept => (new RustExpression.Method(Reference(x), "iter", []), ByReference),
        _ when items.Type == PyType.Text => (IsPlace(items) ? new RustExpression.Method(Bare(items), "items", []) : new RustExpression.Method(new RustExpression.Method(Owned(items), "items", []), "collect::<Vec<_>>", []), ByValue),
        Expression.NewList { Items.IsEmpty: false } x => (Array([.. x.Items.Select(Owned)]), ByValue),
        _ when items.Type.Is("tuple") => (TupleItems(items), ByValue),
        _ when items.Type == PyType.Bytes => (new RustExpression.Call("bytes::items", [Reference(items)]), ByValue),
        _ when items.Type.Head is "set" or "frozenset" => (Try(new RustExpression.Call("set::items", [Reference(items)])), ByValue),
        _ when IsPlace(items) && !kept && items.Type.Head is "dict" or "defaultdict" or "counter" => (new RustExpression.Method(Bare(items), "keys", []), ByReference),
        _ when IsPlace(items) && !kept && items.Type.Head is not ("iter" or "range") => (new RustExpression.Method(Bare(items), "iter", []), ByReference),
        _ when items.Type.Head is "dict" or "defaultdict" or "counter" => (new RustExpression.Method(new RustExpression.Call("dict::keys", [IsDictInside(items) ? AsDict(items) : Reference(items)]), "collect::<Vec<_>>", []), ByValue),
        _ => (Owned(items), ByValue),
    };

    /// <summary>A variable that nobody changes, so that what is in it can be looked at for as long as a loop runs.</summary>
    private bool IsStill(Expression dict) => dict is Expression.Local x && !declarations.IsMutable(x.Name) && !IsWritten(x.Name)
        && !function.Signature.Parameters.Concat(function.Captured).Any(p => p.Name == x.Name && p.Changed);

    private RustExpression TupleItems(Expression tuple)
    {
        var name = "parts";
        var fields = Array([.. tuple.Type.Inner.Select((_, i) => (RustExpression)new RustExpression.Field(new RustExpression.Atom(name), $"{i}"))]);
        return tuple is Expression.NewTuple display ? Array([.. display.Items.Select(Owned)]) : new RustExpression.Let(name, Owned(tuple), fields);
    }

    /// <summary>As an iterator, where methods of iterators are needed.</summary>
    private (RustExpression Items, Coming Coming) Iterator(Expression items, bool kept)
    {
        var (source, coming) = Source(items, kept);
        return source is RustExpression.Method { Name: "iter" or "chars" or "keys" or "values" or "items" or "rev" or "zip" or "into_iter" } ? (source, coming)
            : (new RustExpression.Method(source, "into_iter", []), coming);
    }

    private (RustExpression Items, Coming Coming) Enumerated(Expression.Enumerate x, bool kept)
    {
        var (items, coming) = Source(x.Items, kept);
        RustExpression numbers = x.Start is Expression.Constant start ? new RustExpression.Atom($"({start.Value}_i64..)") : new RustExpression.Method(new RustExpression.Range(Value(x.Start), new RustExpression.Atom("i64::MAX")), "into_iter", []);
        return (new RustExpression.Method(numbers, "zip", [items]), new Coming.Parts([ByValue, coming]));
    }

    private (RustExpression Items, Coming Coming) Zipped(Expression.Zip x, bool kept)
    {
        var first = Iterator(x.Items[0], kept);
        if (x.Items.Length == 1)
            return (new RustExpression.Method(first.Items, "map", [new RustExpression.Atom("|x| (x,)")]), new Coming.Parts([first.Coming]));
        var others = x.Items.Skip(1).Select(i => Source(i, kept)).ToList();
        if (x.Items.Length == 2)
            return (new RustExpression.Method(first.Items, "zip", [others[0].Items]), new Coming.Parts([first.Coming, others[0].Coming]));
        var zipped = others.Aggregate(first.Items, (all, next) => new RustExpression.Method(all, "zip", [next.Items]));
        // ((a, b), c) → (a, b, c)
        var names = Enumerable.Range(0, x.Items.Length).Select(i => $"item_{i}").ToList();
        var nested = names.Skip(1).Aggregate(names[0], (all, next) => $"({all}, {next})");
        return (new RustExpression.Method(zipped, "map", [new RustExpression.Atom($"|{nested}| ({string.Join(", ", names)})")]), new Coming.Parts([first.Coming, .. others.Select(o => o.Coming)]));
    }

    private (RustExpression Items, Coming Coming) Reversed(Expression.Reversed x, bool kept)
    {
        if (x.Items is Expression.Range { Step: not null } or Expression.Enumerate or Expression.Zip || x.Items.Type.Is("iter") && x.Items is not (Expression.View or Expression.Range))
            return (new RustExpression.Method(new RustExpression.Method(Collected(x.Items), "into_iter", []), "rev", []), ByValue);
        var (items, coming) = Iterator(x.Items, kept);
        return x.Items.Type == PyType.Text
            ? (new RustExpression.Method(new RustExpression.Method(Collected(x.Items), "into_iter", []), "rev", []), ByValue)
            : (new RustExpression.Method(items, "rev", []), coming);
    }

    private (RustExpression Items, Coming Coming) Viewed(Expression.View x, bool kept)
    {
        if (!IsPlace(x.Dict) || kept)
            return (new RustExpression.Method(new RustExpression.Call($"dict::{x.Kind}", [IsDictInside(x.Dict) ? AsDict(x.Dict) : Reference(x.Dict)]), "collect::<Vec<_>>", []), ByValue);
        var dict = Bare(x.Dict);
        return x.Kind switch
        {
            "keys" => (new RustExpression.Method(dict, "keys", []), ByReference),
            "values" => (new RustExpression.Method(dict, "values", []), ByReference),
            _ => (new RustExpression.Method(dict, "iter", []), new Coming.Parts([ByReference, ByReference])),
        };
    }

    /// <summary>Items of their own, for a row that takes any iterator.</summary>
    private RustExpression OwnedItems(Expression items)
    {
        var (source, coming) = Source(items);
        return coming switch
        {
            Coming.ByValue => source,
            Coming.ByReference => new RustExpression.Method(AsIterator(source), "cloned", []),
            Coming.Parts parts => Collected(items, source, parts),
            _ => throw new InvalidOperationException(),
        };
    }

    private static RustExpression AsIterator(RustExpression source) => source is RustExpression.Method ? source : new RustExpression.Method(source, "into_iter", []);

    /// <summary>All items in a vector.</summary>
    private RustExpression Collected(Expression items)
    {
        if (items is Expression.NewList)
            return Value(items);
        var (source, coming) = Source(items);
        if (items is Expression.Comprehension || (coming is Coming.ByValue && items.Type.Is("list")))
            return source;
        return coming is Coming.Parts parts ? Collected(items, source, parts)
            : new RustExpression.Method(coming is Coming.ByReference ? new RustExpression.Method(AsIterator(source), "cloned", []) : AsIterator(source), "collect::<Vec<_>>", []);
    }

    private static RustExpression Collected(Expression items, RustExpression source, Coming.Parts parts)
    {
        var item = items.Type.Inner[0];
        var names = item.Inner.Select((_, i) => $"part_{i}").ToList();
        var owned = new RustExpression.Tuple([.. names.Select((n, i) => Own(new RustExpression.Atom(n), parts.Items[i], item.Inner[i]))]);
        var mapped = parts.Items.All(p => p is Coming.ByValue) ? AsIterator(source)
            : new RustExpression.Method(AsIterator(source), "map", [new RustExpression.Closure($"({string.Join(", ", names)})", owned)]);
        return new RustExpression.Method(mapped, "collect::<Vec<_>>", []);
    }

    /// <summary>A comprehension: loops in a block that has the result as its value.</summary>
    private RustExpression Comprehension(Expression.Comprehension x)
    {
        var result = Free(x.Kind == "sum" ? "total" : "items", [.. IrWalk.All(x).OfType<Expression.Local>().Select(l => l.Name), .. x.Clauses.SelectMany(c => c.Pattern.Variables).Select(v => v.Name)]);
        // The same constant so many times.
        if (x is { Kind: "ListComp", Element: Expression.Constant constant, Clauses: [{ Conditions.IsEmpty: true, Items: Expression.Range { Step: null, From: Expression.Constant { Value: "0" }, To: var count } }] })
            return Try(new RustExpression.Call("list::repeat", [new RustExpression.Prefix("&", Array([Owned(constant)])), Value(count)]));
        var turns = x.Clauses.Any(c => Iterators.Generator(c.Items, known) is not null);
        var search = x.Clauses.Length > 1 && x.Kind is "any" or "all" or "next" && !turns;
        var label = $"'search_{attempts + 1}";
        if (search)
            attempts++;
        var read = IrWalk.All(x).OfType<Expression.Local>().Select(l => l.Name).ToHashSet();
        bool IsRead(Pattern.Variable v) => read.Contains(v.Name);
        var body = turns ? Level(0) : Innermost(x, result, new RustStatement.Jump($"break {(search ? label : "")}".Trim()), IsRead);
        for (var i = x.Clauses.Length - 1; i >= 0 && !turns; i--)
            body = [Run(x.Clauses[i], body, search && i == 0 ? label : "", IsRead)];
        return new RustExpression.Block([new RustStatement.Let($"mut {result}", Initial(x).Type, Initial(x).Value), .. turns ? [] : Room(x, result), .. body, new RustStatement.Tail(new RustExpression.Atom(result))]);

        // Inside a closure other ways lead out, so that each level is made within the one around it.
        ImmutableArray<RustStatement> Level(int i)
        {
            if (i == x.Clauses.Length)
                return Innermost(x, result, Stop(i - 1), IsRead);
            var clause = x.Clauses[i];
            ImmutableArray<RustStatement> made = Iterators.Generator(clause.Items, known) is { } call
                ? InTurns(clause, call, () => clause.Conditions.Reverse().Aggregate(Level(i + 1), (inner, test) => [.. Branch(Value(test), inner, [])]), IsRead)
                : [Run(clause, Level(i + 1), "", IsRead)];
            RustExpression found = new RustExpression.Atom(result);
            return i == 0 || x.Kind is not ("any" or "all" or "next") ? made
                : [.. made, new RustStatement.If(x.Kind == "any" ? found : x.Kind == "all" ? Not(found) : new RustExpression.Method(found, "is_some", []), [Stop(i - 1)], [])];
        }

        RustStatement Stop(int i) => Iterators.Generator(x.Clauses[i].Items, known) is null ? new RustStatement.Jump("break") : Turn("Over");
    }

    /// <summary>Memory for all items, where their number is known before.</summary>
    private IEnumerable<RustStatement> Room(Expression.Comprehension x, string result) => x is { Kind: "ListComp" or "GeneratorExp", Clauses: [{ Conditions.IsEmpty: true } only] } && signals.Rounds(only.Items) is { } count
        ? [new RustStatement.Effect(Try(new RustExpression.Call("list::reserve", [new RustExpression.Prefix("&mut ", new RustExpression.Atom(result)), Counted(count)])))] : [];

    private string Free(string name, ImmutableHashSet<string>? inside = null) => function.Locals.ContainsKey(name) || function.Captured.Any(c => c.Name == name) || inside?.Contains(name) == true ? Free(name + "_", inside) : name;

    private static (string? Type, RustExpression Value) Initial(Expression.Comprehension x) => x.Kind switch
    {
        "sum" => (null, new RustExpression.Atom("0_i64")),
        "any" => (null, new RustExpression.Atom("false")),
        "all" => (null, new RustExpression.Atom("true")),
        "next" => (Types.Of(x.Type), new RustExpression.Atom("None")),
        "SetComp" => (Types.Of(x.Type), new RustExpression.Atom("Set::new()")),
        "DictComp" => (Types.Of(x.Type), new RustExpression.Atom("Dict::new()")),
        _ => (Types.Of(x.Type), new RustExpression.Atom("Vec::new()")),
    };

    private ImmutableArray<RustStatement> Innermost(Expression.Comprehension x, string result, RustStatement stop, Func<Pattern.Variable, bool> isRead)
    {
        // The variables of the clauses are bound from the outermost one on; what they hold is known before the element is made.
        foreach (var clause in x.Clauses)
            Bind(clause.Pattern, Iterators.Generator(clause.Items, known) is null ? Source(clause.Items).Coming : ByValue, [], v => Names.Of(v.Name), AllOf(clause.Pattern), isRead);
        var name = new RustExpression.Atom(result);
        return x.Kind switch
        {
            "sum" => [new RustStatement.Assign(name, "=", Try(new RustExpression.Call("int::add", [name, Value(x.Element)])))],
            "any" => [new RustStatement.If(Value(x.Element), [new RustStatement.Assign(name, "=", new RustExpression.Atom("true")), stop], [])],
            "all" => [new RustStatement.If(Negated(x.Element), [new RustStatement.Assign(name, "=", new RustExpression.Atom("false")), stop], [])],
            "next" => [new RustStatement.Assign(name, "=", new RustExpression.Call("Some", [Owned(x.Element)])), stop],
            "SetComp" => [new RustStatement.Effect(Try(new RustExpression.Call("set::insert", [new RustExpression.Prefix("&mut ", name), Owned(x.Element)])))],
            "DictComp" => [new RustStatement.Effect(Try(new RustExpression.Call("dict::insert", [new RustExpression.Prefix("&mut ", name), Owned(x.Element), Owned(x.Value!)])))],
            _ => [new RustStatement.Effect(new RustExpression.Method(name, "push", [Owned(x.Element)]))],
        };
    }

    private static HashSet<string> AllOf(Pattern pattern) => [.. pattern.Variables.Select(v => v.Name)];

    private RustStatement Run(Clause clause, ImmutableArray<RustStatement> body, string label, Func<Pattern.Variable, bool> isRead)
    {
        var (items, coming) = Source(clause.Items);
        var head = new List<RustStatement>();
        var pattern = Bind(clause.Pattern, coming, head, v => Names.Of(v.Name), AllOf(clause.Pattern), isRead);
        foreach (var condition in clause.Conditions.Reverse())
            body = [.. Branch(Value(condition), body, [])];
        return new RustStatement.Block(label.Length > 0 ? $"{label}: for" : "for", items, pattern, [.. head, .. body]);
    }
}
