using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Passes;

namespace Steelyard.Translation.Rust;

/// <summary>Typed function → Rust function: statements. Values, places and iteration stand in files of their own.</summary>
internal sealed partial class Emitter
{
    private readonly Function function;
    private readonly IReadOnlyDictionary<string, Function> known;
    private readonly ImmutableSortedDictionary<int, string> comments;
    private readonly Declarations declarations;
    private readonly Signals signals;
    private readonly Dictionary<string, Holding> holdings = [];
    private readonly Stack<Loop> loops = new();
    private readonly bool flagged;
    private string? attempt;
    private int attempts;
    private Consumer? consumer;
    private int line;

    private Emitter(Function function, IReadOnlyDictionary<string, Function> known, ImmutableSortedDictionary<int, string> comments)
    {
        (this.function, this.known, this.comments) = (function, known, comments);
        declarations = new Declarations(function, known);
        signals = new Signals(function);
        line = function.Source.At.Line;
        // After a loop with else, and behind try, Rust does not see on which way a variable has got its value.
        flagged = IrWalk.All(function.Body).Any(x => x is Statement.Try or Statement.ForEach { Otherwise.IsEmpty: false } or Statement.While { Otherwise.IsEmpty: false }
            || (x is Statement.ForEach loop && Iterators.Generator(loop.Items, known) is not null));
        foreach (var x in function.Signature.Parameters)
            holdings[x.Name] = x.Changed ? Holding.Changeable : Types.IsCopy(x.Type) || IsWritten(x.Name) ? Holding.Owned : Holding.Looked;
        foreach (var x in Taken(function))
            holdings[x.Name] = x.Changed ? Holding.Changeable : Types.IsCopy(x.Type) ? Holding.Owned : Holding.Looked;
    }

    /// <summary>What a Rust variable holds.</summary>
    private enum Holding
    {
        Owned,
        Looked,
        Changeable,
    }

    /// <summary>A loop while its body is made.</summary>
    private sealed class Loop(string? attempt, string name)
    {
        public string? Attempt { get; } = attempt;

        public string Name { get; } = name;

        public bool Labelled { get; set; }

        public bool Flagged { get; set; }

        public bool HasElse { get; init; }

        public bool InTurns { get; init; }
    }

    /// <summary>The function and those nested in it, which stand before it.</summary>
    public static IEnumerable<RustFunction> Emit(Function function, IReadOnlyDictionary<string, Function> known, ImmutableSortedDictionary<int, string> comments, string file) =>
        function.Nested.SelectMany(x => Emit(x, known, comments, file)).Append(new Emitter(function, known, comments).Emit(file));

    private RustFunction Emit(string file)
    {
        var body = ImmutableArray.CreateBuilder<RustStatement>();
        if (function.Signature.Recursive)
            body.Add(new RustStatement.Let("_call", null, new RustExpression.Try(new RustExpression.Call(function.Source.Cached ? "recursion::enter_cached" : "recursion::enter", []))));
        if (function.Layouts.Any(x => x.Circular))
            body.Add(new RustStatement.Let("_instances", null, new RustExpression.Call("instance::scope", [])));
        if (IrWalk.All(function.Body).Any(x => (x is Statement.While || (x is Statement.ForEach each && Iterators.Generator(each.Items, known) is null)) && signals.Of(x) is not Signals.Kind.Never))
            body.Add(new RustStatement.Let("mut pulse", null, new RustExpression.Call("Pulse::new", [])));
        foreach (var x in function.Signature.Parameters.Where(x => IsWritten(x.Name) && !Types.IsCopy(x.Type) && !x.Changed))
            body.Add(new RustStatement.Let($"mut {Variable(x.Name)}", null, new RustExpression.Method(new RustExpression.Atom(Variable(x.Name)), x.Type.Is("list") ? "to_vec" : "clone", [])));
        body.AddRange(Block(function.Body));
        if (!Unreachable.Ends(function.Body))
            body.Add(new RustStatement.Tail(new RustExpression.Atom(function.Signature.Yields is null ? "Ok(())" : "Ok(Flow::On)")));
        else
            Finish(body);
        return new RustFunction(Documentation(file), Names.Of(function.Signature.Name),
            [.. function.Signature.Parameters.Select(Parameter), .. Taken(function).Select(x => $"{Variable(x.Name)}: {Captured(x)}"), .. Handing()],
            $"Eval<{ResultType()}>", body.ToImmutable(), Inlining.Pays(function, known));
    }

    private bool IsWritten(string name) => IrWalk.All(function.Body).Any(x => IrWalk.Writes(x).Contains(name));

    /// <summary>The last return becomes the value of the function, as Rust is written.</summary>
    private static void Finish(IList<RustStatement> body)
    {
        if (body.Count == 0)
            return;
        body[^1] = body[^1] switch
        {
            // What is borrowed in the last expression of a function would outlive its variables.
            RustStatement.Return x when !Printer.Print(x.Value).Contains(".look()", StringComparison.Ordinal) => new RustStatement.Tail(x.Value),
            RustStatement.If x => x with { Then = Finished(x.Then), Otherwise = Finished(x.Otherwise) },
            RustStatement.Match x => x with { Arms = [.. x.Arms.Select(a => (a.Pattern, Finished(a.Body)))] },
            var other => other,
        };
    }

    private static ImmutableArray<RustStatement> Finished(ImmutableArray<RustStatement> body)
    {
        var builder = body.ToBuilder();
        Finish(builder);
        return builder.ToImmutable();
    }

    private ImmutableArray<string> Documentation(string file)
    {
        var own = function.Source.Documentation?.Split('\n').Select(x => x.Trim()) ?? [];
        return [$"`{function.Source.Name}`, line {function.Source.At.Line.ToString(CultureInfo.InvariantCulture)} of {file}.", .. own.SkipWhile(x => x.Length == 0).Take(1)
            .Select(x => $"> {x.Replace('\r', ' ')}").Prepend("").Take(function.Source.Documentation is null ? 0 : 2)];
    }

    private string Parameter(Parameter x) =>
        $"{(IsWritten(x.Name) && !x.Changed && Types.IsCopy(x.Type) ? "mut " : "")}{Variable(x.Name)}: {Types.Passed(x)}";

    /// <summary>Variables of the function around it, without the fields of classes, which are in their instances.</summary>
    private static IEnumerable<Parameter> Taken(Function function) => function.Captured.Where(x => !IrWalk.IsOfFields(x.Name));

    private static string Captured(Parameter x) => x.Changed ? $"&mut {Types.Of(x.Type)}" : Types.Passed(x);

    private string Variable(string name) => declarations.IsRead(name) || !function.Locals.ContainsKey(name) ? Names.Of(name) : $"_{Versions.Plain(name).TrimStart('_')}";

    private ImmutableArray<RustStatement> Block(ImmutableArray<Statement> statements) => [.. statements.SelectMany(Commented)];

    private IEnumerable<RustStatement> Commented(Statement statement)
    {
        var carried = comments.Where(x => x.Key > line && x.Key < statement.At.Line).Select(x => (RustStatement)new RustStatement.Comment($"//{x.Value.TrimStart('#').TrimEnd()}")).ToList();
        line = Math.Max(line, statement.At.Line);
        var declared = declarations.Before(statement).Where(x => declarations.IsRead(x) && function.Locals.ContainsKey(x))
            .Select(x => new RustStatement.Let((declarations.IsMutable(x) || flagged ? "mut " : "") + Variable(x), Types.Of(function.Locals[x]), flagged ? new RustExpression.Call("Default::default", []) : null));
        return [.. carried, .. declared, .. Lower(statement)];
    }

    private IEnumerable<RustStatement> Lower(Statement statement) => statement switch
    {
        Statement.Assign x => [Assign(x)],
        Statement.Unpack x => Unpack(x),
        Statement.SetItem x => SetItem(x),
        Statement.SetField x => SetField(x),
        Statement.Swap x => [new RustStatement.Effect(Try(new RustExpression.Call("list::swap", [Changeable(x.Container), Value(x.First), Value(x.Second)])))],
        Statement.Named x => [new RustStatement.Effect(Look(x.Place))],
        Statement.Borrow x => Borrow(x),
        Statement.ForEach x when Iterators.Generator(x.Items, known) is { } call => InTurns(x, call),
        Statement.ForEach x => ForEach(x),
        Statement.While x => While(x),
        Statement.If { Then.IsEmpty: true, Otherwise.IsEmpty: true } x => [Effect(x.Test)],
        Statement.If x when Known(x) is { } looked => [looked],
        Statement.If { Then.IsEmpty: true } x => [new RustStatement.If(Negated(x.Test), Block(x.Otherwise), [])],
        Statement.If x => Branch(Value(x.Test), Block(x.Then), Block(x.Otherwise)),
        Statement.Return x when function.Signature.Yields is not null => Given(new RustExpression.Atom("Flow::On")),
        Statement.Return x when consumer is not null => Given(function.Signature.MayGiveBack ? Marked(x) : Owned(x.Value)),
        Statement.Return x => [new RustStatement.Return(Returned(x))],
        Statement.Yield x => Yield(x),
        Statement.Break => Break(),
        Statement.Continue when loops.Peek().InTurns => [Turn("On")],
        Statement.Continue => [new RustStatement.Jump(Jump("continue"))],
        Statement.Leave => [Left(new RustExpression.Atom("Err(Leave::ToOriginal)"))],
        Statement.Raise x => [Left(new RustExpression.Atom($"Err({(x.Said ? $"said::raise({Raised(x)})" : Raised(x))})"))],
        Statement.Reraise => [Left(new RustExpression.Atom("Err(leave)"))],
        Statement.Try x => Attempt(x),
        Statement.Effect x => [Effect(x.Value)],
        _ => throw new InvalidOperationException($"a new statement has no Rust: {statement.GetType().Name}"),
    };

    private ImmutableArray<RustStatement> Borrow(Statement.Borrow x)
    {
        var value = x.Names is [var first, var second]
            ? Try(new RustExpression.Call("list::two_mut", [Changeable(first.Place.Container), Value(first.Place.Index), Value(second.Place.Index)]))
            : x.Changes ? Changeable(x.Names[0].Place) : Reference(x.Names[0].Place);
        foreach (var name in x.Names)
            holdings[name.Name] = x.Changes ? Holding.Changeable : Holding.Looked;
        var names = x.Names.Select(n => Names.Of(n.Name)).ToList();
        var rows = x.Names.All(n => n.Place.Type.Is("list") && Slices.Fits(function, n.Name, known));
        if (rows && names.Count == 1)
            return [new RustStatement.Let(names[0], null, Row(value, x.Names[0], x.Changes))];
        return [new RustStatement.Let(names.Count == 1 ? names[0] : $"({string.Join(", ", names)})", null, value), .. x.Names.Where(_ => rows)
            .Select((n, i) => new RustStatement.Let(names[i], null, Row(new RustExpression.Atom(names[i]), n, x.Changes)))];
    }

    /// <summary>The items of a list without the list: where they are, and how many, then stays in registers, whatever is changed meanwhile.</summary>
    private RustExpression Row(RustExpression list, NamedPlace name, bool changes) => attempt is null && name.Least > 0
        ? Try(new RustExpression.Call(changes ? "list::row_mut" : "list::row", [list, new RustExpression.Atom(name.Least.ToString(CultureInfo.InvariantCulture))]))
        : new RustExpression.Method(list, changes ? "as_mut_slice" : "as_slice", []);

    /// <summary>A value that may leave is given back as it is.</summary>
    private RustExpression Returned(Statement.Return x) => function.Signature.Returned is not null ? GivesNothing(x.Value) : function.Signature.MayGiveBack ? new RustExpression.Call("Ok", [Marked(x)]) : Owned(x.Value) switch
    {
        RustExpression.Try tried => tried.Value,
        var value => new RustExpression.Call("Ok", [value]),
    };

    /// <summary>A function that always gives back one of its arguments has done all when it has changed that.</summary>
    private RustExpression GivesNothing(Expression value) => value switch
    {
        Expression.Convert x => GivesNothing(x.Value),
        Expression.Call x => Called(x),
        _ => new RustExpression.Atom("Ok(())"),
    };

    /// <summary>A result that says whether it is an argument: a caller from Python gets the same object back.</summary>
    private RustExpression.Call Marked(Statement.Return x) => GivenBack.Index(function, x.Value, known) is { } index
        ? new RustExpression.Call("returned::argument", [new RustExpression.Atom($"{index}"), Owned(x.Value)])
        : new RustExpression.Call("returned::made", [Owned(x.Value)]);

    private RustStatement Effect(Expression value) => value is Expression.Item { Container.Type: var container } item && !Types.IsCopy(item.Type) && !container.Is("counter") ? new RustStatement.Effect(Look(item))
        : value is Expression.Call call && known[call.Function].Signature.Returned is not null ? new RustStatement.Effect(Try(Called(call))) : value.Type == PyType.None ? new RustStatement.Effect(Value(value)) : new RustStatement.Let("_", null, Value(value));

    private RustStatement Left(RustExpression error) => attempt is null ? new RustStatement.Return(error) : new RustStatement.Jump($"break {attempt} {Printer.Print(error)}");

    private RustExpression Try(RustExpression value) => attempt is null ? new RustExpression.Try(value) : new RustExpression.Call("attempt!", [new RustExpression.Atom(attempt), value]);

    private RustExpression Negated(Expression test) => Not(Value(test));

    private static RustExpression Not(RustExpression test) => test switch
    {
        RustExpression.Prefix { Operator: "!" } x => x.Operand,
        RustExpression.Binary { Operator: "==" } x => x with { Operator = "!=" },
        RustExpression.Binary { Operator: "!=" } x => x with { Operator = "==" },
        _ => new RustExpression.Prefix("!", test),
    };

    /// <summary>A value that the test alone needs is computed before the branch.</summary>
    private static IEnumerable<RustStatement> Branch(RustExpression test, ImmutableArray<RustStatement> then, ImmutableArray<RustStatement> otherwise)
    {
        while (test is RustExpression.Let let)
        {
            yield return new RustStatement.Let(let.Name, null, let.Value);
            test = let.Result;
        }
        yield return new RustStatement.If(test, then, otherwise);
    }

    private RustStatement Assign(Statement.Assign x)
    {
        var value = Owned(x.Value);
        if (!declarations.IsRead(x.Name) && function.Locals.ContainsKey(x.Name))
            return new RustStatement.Let("_", Annotation(x.Value), value);
        if (declarations.IsDeclaration(x))
            return new RustStatement.Let((declarations.IsMutable(x.Name) ? "mut " : "") + Variable(x.Name), Annotation(x.Value), value);
        var target = Target(x.Name);
        if (Growing(x) is { IsEmpty: false } added)
            return new RustStatement.Effect(added is [var only] && !IsNumeral(only)
                ? new RustExpression.Call("text::append", [Changeable(new Expression.Local(x.Value.Type, x.At, x.Name)), Reference(only)])
                : new RustExpression.Call("text::grow", [Changeable(new Expression.Local(x.Value.Type, x.At, x.Name)), new RustExpression.Prefix("&", Array([.. added.Select(Piece)]))]));
        if (value is RustExpression.Binary { Left: var left, Operator: "+" or "-" or "*" or "&" or "|" or "^" } sum && left.Equals(target))
            return new RustStatement.Assign(target, sum.Operator + "=", x.Value is Expression.Operation { Arguments: [_, Expression.Constant by] } && by.Type == PyType.Int ? Value(by) : sum.Right);
        return new RustStatement.Assign(target, "=", value);
    }

    /// <summary>What a string grows by, which nobody else need see: <c>s += t</c> then costs no copy of <c>s</c>.</summary>
    private static ImmutableArray<Expression> Growing(Statement.Assign x) => x.Value is Expression.Operation { Row.Rust: "text::add" } sum && Added(sum).ToImmutableArray() is [Expression.Local whole, .. var added]
        && whole.Name == x.Name && added.All(a => !Shares(whole, a)) ? added : [];

    /// <summary>What is put together, from left to right.</summary>
    private static IEnumerable<Expression> Added(Expression text) => text is Expression.Operation { Row.Rust: "text::add", Arguments: [var a, var b] } ? Added(a).Concat(Added(b)) : [text];

    private static bool IsNumeral(Expression text) => text is Expression.Operation { Row.Rust: "show::int" };

    /// <summary>A text, or a number that is written without becoming a text of its own.</summary>
    private RustExpression Piece(Expression text) => text is Expression.Operation { Arguments: [var number] } && IsNumeral(text) ? new RustExpression.Prefix("&", Value(number, suffixed: true))
        : text is Expression.Local local && HoldingOf(local.Name) == Holding.Changeable ? new RustExpression.Prefix("&*", Reference(text)) : Reference(text);

    private RustExpression Target(string name) => holdings.GetValueOrDefault(name) == Holding.Changeable
        ? new RustExpression.Prefix("*", new RustExpression.Atom(Variable(name))) : new RustExpression.Atom(Variable(name));

    private static string? Annotation(Expression value) => value switch
    {
        Expression.NewList { Items.IsEmpty: true } or Expression.NewDict { Items.IsEmpty: true } or Expression.NewSet { Items.IsEmpty: true } or Expression.Comprehension => Types.Of(value.Type),
        Expression.Convert { Conversion: Conversion.NoneOf } => Types.Of(value.Type),
        Expression.Constant constant when constant.Type == PyType.Int => "i64",
        _ => null,
    };

    private IEnumerable<RustStatement> Unpack(Statement.Unpack x)
    {
        var declares = declarations.IsDeclaration(x);
        var value = Owned(x.Value);
        var text = declares
            ? Written(x.Pattern, v => declarations.IsRead(v.Name) ? (declarations.IsMutable(v.Name) ? "mut " : "") + Variable(v.Name) : "_")
            : Written(x.Pattern, v => declarations.IsRead(v.Name) || !function.Locals.ContainsKey(v.Name) ? Printer.Print(Target(v.Name)) : "_");
        return [declares ? new RustStatement.Let(text, null, value) : new RustStatement.Assign(new RustExpression.Atom(text), "=", value)];
    }

    private static string Written(Pattern pattern, Func<Pattern.Variable, string> variable) => pattern switch
    {
        Pattern.Variable x => variable(x),
        Pattern.Parts { Items.Length: 1 } x => $"({Written(x.Items[0], variable)},)",
        Pattern.Parts x => $"({string.Join(", ", x.Items.Select(i => Written(i, variable)))})",
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Python computes the value, then the container, then the index; nothing is looked at while it is borrowed to be changed.</summary>
    private IEnumerable<RustStatement> SetItem(Statement.SetItem x)
    {
        if (InPlace(x) is { } once)
            return once;
        var module = Module(x.Container.Type);
        var held = new List<RustStatement>();
        var value = Owned(x.Value);
        var keyed = module != "list" && module != "deque";
        if (keyed || Shares(x.Container, x.Index) || Shares(x.Container, x.Value))
            value = Held(held, "value", value, x.Value);
        var container = Changeable(x.Container, held);
        var index = Shares(x.Container, x.Index) ? Held(held, "index", keyed ? Owned(x.Index) : Value(x.Index), x.Index) : keyed ? Owned(x.Index) : Value(x.Index);
        if (keyed)
            held.Add(new RustStatement.Effect(Try(new RustExpression.Call(x.OnlyNew ? "dict::set_new" : $"{module}::set", [container, index, value]))));
        else
            held.Add(new RustStatement.Assign(new RustExpression.Prefix("*", Try(new RustExpression.Call($"{module}::item_mut", [container, index]))), "=", value));
        return held.Count == 1 ? held : [new RustStatement.Effect(new RustExpression.Block([.. held]))];
    }

    private static bool Shares(Expression place, Expression other) => IrWalk.Root(place) is { } root
        && IrWalk.All(other).Any(e => IrWalk.IsOfFields(root) && e is Expression.Field) || IrWalk.Root(place) is { } name && IrWalk.All(other).Any(e => e is Expression.Call || (e is Expression.Local local && local.Name == name));

    private RustExpression Held(List<RustStatement> held, string name, RustExpression value, Expression source)
    {
        if (source is Expression.Constant)
            return value;
        var free = function.Locals.ContainsKey(name) ? name + "_held" : name;
        held.Add(new RustStatement.Let(free, null, value));
        return new RustExpression.Atom(free);
    }

    private ImmutableArray<RustStatement> Break()
    {
        var loop = loops.Peek();
        loop.Flagged |= loop.HasElse;
        RustStatement jump = loop.InTurns ? Turn("Over") : new RustStatement.Jump(Jump("break"));
        return loop.HasElse ? [new RustStatement.Assign(new RustExpression.Atom(loop.Name), "=", new RustExpression.Atom("true")), jump] : [jump];
    }

    /// <summary>From inside an attempt, which is a loop for Rust, the loop is named.</summary>
    private string Jump(string keyword)
    {
        var loop = loops.Peek();
        if (loop.Attempt == attempt)
            return keyword;
        loop.Labelled = true;
        return $"{keyword} '{loop.Name}";
    }

    private IEnumerable<RustStatement> While(Statement.While x)
    {
        var (loop, body) = Body(x, x.Body, !x.Otherwise.IsEmpty, []);
        var label = loop.Labelled ? $"'{loop.Name}: " : "";
        return Else(loop, x.Body, x.Otherwise, IrWalk.IsTrue(x.Test) ? new RustStatement.Block(label + "loop", null, null, body) : new RustStatement.Block(label + "while", Value(x.Test), null, body));
    }

    private ImmutableArray<RustStatement> Else(Loop loop, ImmutableArray<Statement> body, ImmutableArray<Statement> otherwise, RustStatement made) => otherwise.IsEmpty ? [made]
        : !Unreachable.HasBreak(body) ? [made, .. Block(otherwise)]
        : [new RustStatement.Let($"mut {loop.Name}", null, new RustExpression.Atom("false")), made, new RustStatement.If(new RustExpression.Prefix("!", new RustExpression.Atom(loop.Name)), Block(otherwise), [])];

    /// <summary>The body of a loop.</summary>
    private (Loop Loop, ImmutableArray<RustStatement> Body) Body(Statement statement, ImmutableArray<Statement> body, bool hasElse, ImmutableArray<RustStatement> head)
    {
        var loop = new Loop(attempt, $"left_{++attempts}") { HasElse = hasElse };
        loops.Push(loop);
        var statements = Block(body);
        loops.Pop();
        return (loop, signals.Of(statement) is Signals.Kind.Each ? [Beat("beat", []), .. head, .. statements] : [.. head, .. statements]);
    }

    private RustStatement.Effect Beat(string method, ImmutableArray<RustExpression> count) => new(Try(new RustExpression.Method(new RustExpression.Atom("pulse"), method, count)));

    /// <summary>Signals are let in before a loop that is over soon.</summary>
    private ImmutableArray<RustStatement> Before(Statement loop) => signals.Of(loop) is not Signals.Kind.Before { Count: var count } ? []
        : [Beat("beats", [Counted(count)])];

    /// <summary>A list that gets an item in each round of a loop gets the memory for all of them before.</summary>
    private IEnumerable<RustStatement> Room(Statement.ForEach loop) => signals.Rounds(loop.Items) is not { } count ? [] : loop.Body.OfType<Statement.Effect>()
        .Select(x => x.Value).OfType<Expression.Operation>().Where(x => x.Row.Name == "list.append").Select(x => x.Arguments[0]).OfType<Expression.Local>().DistinctBy(x => x.Name)
        .Where(x => !IrWalk.All([loop]).Any(s => IrWalk.Writes(s).Contains(x.Name) || s is Statement.Borrow borrow && borrow.Names.Any(n => n.Name == x.Name)))
        .Select(x => new RustStatement.Effect(Try(new RustExpression.Call("list::reserve", [Changeable(x), Counted(count)]))));

    private RustExpression Counted(Expression count) => count.Type == PyType.Int ? Value(count) : new RustExpression.Cast(new RustExpression.Method(Bare(count), "len", []), "i64");

    private static string Raised(Statement.Raise x) => x.Kind is null or "SystemExit" ? "Leave::ToOriginal"
        : x.Own is { } own ? $"Leave::Own(/* {own.Name} */ {own.Number}, Kind::{own.Base})" : $"Leave::Raise(Kind::{x.Kind})";

    /// <summary><c>try</c>: a loop that runs once, which an exception leaves with its kind.</summary>
    private IEnumerable<RustStatement> Attempt(Statement.Try x)
    {
        var outer = attempt;
        var number = ++attempts;
        attempt = $"'try_{number}";
        var body = Block(x.Body);
        if (!Unreachable.Ends(x.Body))
            body = body.Add(new RustStatement.Jump("break Ok(())"));
        var label = attempt;
        attempt = outer;
        var name = $"attempt_{number}";
        var arms = x.Handlers.Select(h => ($"Err(leave) if {string.Join(" || ", h.Kinds.Select(k => $"leave.is_a(Kind::{k})").Concat(h.Own.Select(o => $"leave.is_own(/* {o.Name} */ {o.Number})")))}", Block(h.Body))).ToList();
        arms.Add(("Err(leave)", [Left(new RustExpression.Atom("Err(leave)"))]));
        arms.Add(("Ok(())", Unreachable.Ends(x.Body) ? [new RustStatement.Tail(new RustExpression.Atom("unreachable!()"))] : Block(x.Otherwise)));
        return [new RustStatement.Attempt(name, label, body), new RustStatement.Match(new RustExpression.Atom(name), [.. arms])];
    }
}
