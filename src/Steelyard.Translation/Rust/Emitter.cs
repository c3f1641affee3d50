using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Rust;

/// <summary>Typed function → Rust function.</summary>
internal sealed class Emitter
{
    private static readonly RustExpression Original = new RustExpression.Atom("Err(Leave::ToOriginal)");
    private readonly Function function;
    private readonly ImmutableDictionary<string, Signature> signatures;
    private readonly ImmutableSortedDictionary<int, string> comments;
    private readonly Declarations declarations;
    private int line;

    private Emitter(Function function, ImmutableDictionary<string, Signature> signatures, ImmutableSortedDictionary<int, string> comments)
    {
        (this.function, this.signatures, this.comments) = (function, signatures, comments);
        declarations = new Declarations(function, (name, i) => signatures[name].Parameters[i].Changed);
        line = function.Source.At.Line;
    }

    public static RustFunction Emit(
        Function function, ImmutableDictionary<string, Signature> signatures, ImmutableSortedDictionary<int, string> comments, string file) =>
        new Emitter(function, signatures, comments).Emit(file);

    private RustFunction Emit(string file)
    {
        var body = ImmutableArray.CreateBuilder<RustStatement>();
        if (function.Signature.Recursive)
            body.Add(new RustStatement.Let("_call", null, new RustExpression.Try(new RustExpression.Call("recursion::enter", []))));
        if (IrWalk.All(function.Body).Any(IsLoop))
            body.Add(new RustStatement.Let("mut pulse", null, new RustExpression.Call("Pulse::new", [])));
        body.AddRange(Block(function.Body));
        if (function.Signature.Result == PyType.None && (function.Body.IsEmpty || Falls(function.Body)))
            body.Add(new RustStatement.Tail(new RustExpression.Atom("Ok(())")));
        else
            Finish(body);
        return new RustFunction(Documentation(file), Names.Of(function.Signature.Name), [.. function.Signature.Parameters.Select(Parameter)],
            $"Eval<{function.Signature.Result.Rust}>", body.ToImmutable());
    }

    private static bool IsLoop(Statement x) => x is Statement.While or Statement.ForRange or Statement.ForEach;

    private static bool Falls(ImmutableArray<Statement> body) => body[^1] is not (Statement.Return or Statement.Leave);

    /// <summary>The last return becomes the value of the function, as Rust is written.</summary>
    private static void Finish(IList<RustStatement> body)
    {
        if (body.Count == 0)
            return;
        body[^1] = body[^1] switch
        {
            RustStatement.Return x => new RustStatement.Tail(x.Value),
            RustStatement.If x => x with { Then = Finished(x.Then), Otherwise = Finished(x.Otherwise) },
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
        return [$"`{function.Signature.Name}`, line {function.Source.At.Line.ToString(CultureInfo.InvariantCulture)} of {file}.", .. own.SkipWhile(x => x.Length == 0).Take(1)
            .Select(x => $"> {x.Replace('\r', ' ')}").Prepend("").Take(function.Source.Documentation is null ? 0 : 2)];
    }

    private string Parameter(Parameter x)
    {
        var mutable = declarations.IsMutable(x.Name) && !x.Changed && x.Type is not PyType.List ? "mut " : "";
        return $"{mutable}{Variable(x.Name)}: {Passed(x)}";
    }

    /// <summary>How a parameter is passed: strings and lists by reference.</summary>
    private static string Passed(Parameter x) => x.Type switch
    {
        PyType.List list => x.Changed ? $"&mut Vec<{list.Item.Rust}>" : $"&[{list.Item.Rust}]",
        var type => type == PyType.Text ? "&str" : type.Rust,
    };

    private string Variable(string name) => declarations.IsRead(name) ? Names.Of(name) : $"_{name.TrimStart('_')}";

    private bool IsParameter(string name) => function.Signature.Parameters.Any(x => x.Name == name);

    private ImmutableArray<RustStatement> Block(ImmutableArray<Statement> statements) => [.. statements.SelectMany(Commented)];

    private IEnumerable<RustStatement> Commented(Statement statement)
    {
        var carried = comments.Where(x => x.Key > line && x.Key < statement.At.Line).Select(x => (RustStatement)new RustStatement.Comment($"//{x.Value.TrimStart('#').TrimEnd()}")).ToList();
        line = Math.Max(line, statement.At.Line);
        var declared = declarations.Before(statement).Where(declarations.IsRead)
            .Select(x => new RustStatement.Let((declarations.IsMutable(x) ? "mut " : "") + Variable(x), function.Locals[x].Rust, null));
        return [.. carried, .. declared, .. Lower(statement)];
    }

    private IEnumerable<RustStatement> Lower(Statement statement) => statement switch
    {
        Statement.Assign x => [Assign(x)],
        Statement.Unpack x => [Unpack(x)],
        Statement.SetItem x => SetItem(x),
        Statement.Append x => [new RustStatement.Effect(new RustExpression.Method(Changeable(x.List), "push", [Owned(x.Value)]))],
        Statement.ForRange x => [ForRange(x)],
        Statement.ForEach x => [ForEach(x)],
        Statement.While x => [IrWalk.IsTrue(x.Test) ? new RustStatement.Block("loop", null, null, Body(x.Body)) : new RustStatement.Block("while", Value(x.Test), null, Body(x.Body))],
        Statement.If { Then.IsEmpty: true, Otherwise.IsEmpty: false } x => [new RustStatement.If(Negated(Value(x.Test)), Block(x.Otherwise), [])],
        Statement.If x => [new RustStatement.If(Value(x.Test), Block(x.Then), Block(x.Otherwise))],
        Statement.Return x => [new RustStatement.Return(new RustExpression.Call("Ok", [Owned(x.Value)]))],
        Statement.Break => [new RustStatement.Jump("break")],
        Statement.Continue => [new RustStatement.Jump("continue")],
        Statement.Leave => [new RustStatement.Return(Original)],
        Statement.Effect x => [x.Value.Type == PyType.None ? new RustStatement.Effect(Value(x.Value)) : new RustStatement.Let("_", null, Value(x.Value))],
        _ => throw new InvalidOperationException($"a new statement has no Rust: {statement.GetType().Name}"),
    };

    private static RustExpression Negated(RustExpression test) => new RustExpression.Prefix("!", test);

    private RustStatement Assign(Statement.Assign x)
    {
        var value = x.Value is Expression.Local { Type: PyType.List } moved ? new RustExpression.Atom(Variable(moved.Name)) : Owned(x.Value);
        if (!declarations.IsRead(x.Name))
            return new RustStatement.Let(Variable(x.Name), null, value);
        if (declarations.IsDeclaration(x))
            return new RustStatement.Let((declarations.IsMutable(x.Name) ? "mut " : "") + Variable(x.Name), Annotation(x), value);
        if (value is RustExpression.Binary { Left: RustExpression.Atom { Text: var left }, Operator: "+" or "-" or "*" or "&" or "|" or "^" } sum && left == Variable(x.Name))
            return new RustStatement.Assign(sum.Left, sum.Operator + "=", sum.Right);
        return new RustStatement.Assign(new RustExpression.Atom(Variable(x.Name)), "=", IsParameter(x.Name) && x.Value.Type == PyType.Text
            ? throw RefusedException.At(x.At, "rebound string parameter", $"the string parameter '{x.Name}' gets another value") : value);
    }

    private static string? Annotation(Statement.Assign x) => x.Value switch
    {
        Expression.NewList { Items.IsEmpty: true } list => list.Type.Rust,
        Expression.Constant constant when constant.Type == PyType.Int => PyType.Int.Rust,
        _ => null,
    };

    private RustStatement Unpack(Statement.Unpack x)
    {
        var declares = declarations.IsDeclaration(x);
        var names = x.Names.Select(n => !declarations.IsRead(n) ? "_" : (declares && declarations.IsMutable(n) ? "mut " : "") + Variable(n));
        var pattern = x.Names.Length == 1 ? $"({names.First()},)" : $"({string.Join(", ", names)})";
        return declares ? new RustStatement.Let(pattern, null, Owned(x.Value)) : new RustStatement.Assign(new RustExpression.Atom(pattern), "=", Owned(x.Value));
    }

    /// <summary>Rust computes the value before the place, as Python does.</summary>
    private IEnumerable<RustStatement> SetItem(Statement.SetItem x)
    {
        var root = IrWalk.All(x.List).OfType<Expression.Local>().First().Name;
        var value = Owned(x.Value);
        if (!IrWalk.All(x.Index).Concat(Indexes(x.List).SelectMany(IrWalk.All)).Any(e => e is Expression.Local local && local.Name == root))
            return [Item(Value(x.Index), value)];
        if (!Indexes(x.List).IsEmpty)
            throw RefusedException.At(x.At, "item assignment", "an index computed from the list itself is supported in one dimension only");
        // The list cannot be looked at while it is being changed.
        var (valueName, indexName) = (Free("value"), Free("index"));
        return [new RustStatement.Let(valueName, null, value), new RustStatement.Let(indexName, null, Value(x.Index)), Item(new RustExpression.Atom(indexName), new RustExpression.Atom(valueName))];

        RustStatement Item(RustExpression index, RustExpression written) => new RustStatement.Assign(
            new RustExpression.Prefix("*", new RustExpression.Try(new RustExpression.Call("list::item_mut", [Borrowed(x.List), index]))), "=", written);
    }

    private string Free(string name) => function.Locals.ContainsKey(name) || function.Locals.ContainsKey(name + "_") ? Free(name + "_new") : name;

    private static ImmutableArray<Expression> Indexes(Expression list) => list is Expression.Item x ? [x.Index, .. Indexes(x.List)] : [];

    /// <summary>A list as the receiver of a method that changes it.</summary>
    private RustExpression Changeable(Expression list) => list is Expression.Item ? Borrowed(list) : new RustExpression.Atom(Variable(((Expression.Local)list).Name));

    /// <summary><c>&amp;mut</c> to a list.</summary>
    private RustExpression Borrowed(Expression list) => list switch
    {
        Expression.Local x => IsParameter(x.Name) ? new RustExpression.Atom(Variable(x.Name)) : new RustExpression.Prefix("&mut ", new RustExpression.Atom(Variable(x.Name))),
        Expression.Item x => new RustExpression.Try(new RustExpression.Call("list::item_mut", [Borrowed(x.List), Value(x.Index)])),
        _ => throw new InvalidOperationException("only lists in variables are changed"),
    };

    private RustStatement ForRange(Statement.ForRange x)
    {
        var range = x.Step is null or Expression.Constant { Value: "1" } ? new RustExpression.Range(Value(x.From), Value(x.To))
            : (RustExpression)new RustExpression.Try(new RustExpression.Call("int::range", [Value(x.From), Value(x.To), Value(x.Step)]));
        return Loop(x, [x.Name], range, x.Body, "{0}", null);
    }

    private RustStatement ForEach(Statement.ForEach x)
    {
        if (x.Items.Type == PyType.Text)
            return Loop(x, x.Names, new RustExpression.Method(Value(x.Items), "chars", []), x.Body, "{0}", "String::from");
        var item = ((PyType.List)x.Items.Type).Item;
        var items = x.Items is Expression.Local { Name: var name } && IsParameter(name)
            ? new RustExpression.Method(new RustExpression.Atom(Variable(name)), "iter", []) : Reference(x.Items);
        var list = x.Items is Expression.Local local && IsParameter(local.Name) && !function.Signature.Parameters.First(p => p.Name == local.Name).Changed
            ? new RustExpression.Atom(Variable(local.Name)) : items;
        return Loop(x, x.Names, list, x.Body, item.IsCopy ? "&{0}" : "{0}", item.IsCopy ? null : "Clone::clone");
    }

    private RustStatement.Block Loop(Statement loop, ImmutableArray<string> names, RustExpression items, ImmutableArray<Statement> body, string form, string? convert)
    {
        var own = declarations.IsBound(loop);
        var plain = own && convert is null;
        var inside = plain ? names.Select(n => (declarations.IsMutable(n) ? "mut " : "") + Variable(n)).ToList() : [Free("item")];
        var pattern = string.Format(CultureInfo.InvariantCulture, form, inside.Count == 1 ? inside[0] : $"({string.Join(", ", inside)})");
        var head = ImmutableArray.CreateBuilder<RustStatement>();
        if (!plain && names.Any(declarations.IsRead))
        {
            var target = names.Length == 1 ? Variable(names[0]) : $"({string.Join(", ", names.Select(n => declarations.IsRead(n) ? Variable(n) : "_"))})";
            RustExpression value = convert is null ? new RustExpression.Atom(inside[0]) : new RustExpression.Call(convert, [new RustExpression.Atom(inside[0])]);
            head.Add(own ? new RustStatement.Let(Mutable(names, target), null, value) : new RustStatement.Assign(new RustExpression.Atom(target), "=", value));
        }
        else if (!plain)
            pattern = "_";
        return new RustStatement.Block("for", items, pattern, [.. head, .. Body(body)]);
    }

    private string Mutable(ImmutableArray<string> names, string target) => names.Length == 1
        ? (declarations.IsMutable(names[0]) ? "mut " : "") + target
        : $"({string.Join(", ", names.Select(n => (declarations.IsMutable(n) ? "mut " : "") + (declarations.IsRead(n) ? Variable(n) : "_")))})";

    /// <summary>The body of a loop. Whoever runs long runs in an innermost loop, so that only these let signals in.</summary>
    private ImmutableArray<RustStatement> Body(ImmutableArray<Statement> body)
    {
        var innermost = !IrWalk.All(body).Any(IsLoop);
        var statements = Block(body);
        return innermost ? [new RustStatement.Effect(new RustExpression.Try(new RustExpression.Method(new RustExpression.Atom("pulse"), "beat", []))), .. statements] : statements;
    }

    /// <summary>A value that can be kept: strings and lists of its own.</summary>
    private RustExpression Owned(Expression expression) => expression switch
    {
        Expression.Local { Type: PyType.List } x => new RustExpression.Atom(Variable(x.Name)),
        Expression.Constant x when x.Type == PyType.Text => new RustExpression.Method(Value(x), "to_owned", []),
        Expression.Local x when x.Type == PyType.Text && IsParameter(x.Name) => new RustExpression.Method(Value(x), "to_owned", []),
        Expression.Local x when !x.Type.IsCopy => new RustExpression.Method(new RustExpression.Atom(Variable(x.Name)), "clone", []),
        Expression.TupleItem x when !x.Type.IsCopy => new RustExpression.Method(Value(x), "clone", []),
        Expression.Conditional x => new RustExpression.If(Value(x.Test), Owned(x.Then), Owned(x.Otherwise)),
        _ => Value(expression),
    };

    /// <summary>A value for an operation: strings and lists are only looked at.</summary>
    private RustExpression Operand(Expression expression) => expression.Type switch
    {
        PyType.List => Reference(expression),
        var type when type == PyType.Text => expression is Expression.Constant || (expression is Expression.Local x && IsParameter(x.Name))
            ? Value(expression) : new RustExpression.Method(expression is Expression.Local local ? new RustExpression.Atom(Variable(local.Name)) : Value(expression), "as_str", []),
        _ => Value(expression),
    };

    private RustExpression Reference(Expression list) => list switch
    {
        Expression.Local x => IsParameter(x.Name) ? new RustExpression.Atom(Variable(x.Name)) : new RustExpression.Prefix("&", new RustExpression.Atom(Variable(x.Name))),
        Expression.Item x => new RustExpression.Try(new RustExpression.Call("list::item", [Reference(x.List), Value(x.Index)])),
        _ => new RustExpression.Prefix("&", Value(list)),
    };

    private RustExpression Value(Expression expression) => expression switch
    {
        Expression.Constant x => new RustExpression.Atom(Literal(x)),
        Expression.Local x => x.Type == PyType.Text && !IsParameter(x.Name) ? new RustExpression.Method(new RustExpression.Atom(Variable(x.Name)), "as_str", []) : new RustExpression.Atom(LocalName(x.Name)),
        Expression.Operation { Row.Name: "pop" } x => x.Row.Form([Borrowed(x.Arguments[0])]),
        Expression.Operation x => x.Row.Form([.. x.Arguments.Select(Operand)]),
        Expression.Call x => new RustExpression.Try(new RustExpression.Call(Names.Of(x.Function), [.. x.Arguments.Select((a, i) => Argument(a, signatures[x.Function].Parameters[i]))])),
        Expression.Logical x => x.Values.Select(Value).Aggregate((a, b) => new RustExpression.Binary(a, x.And ? "&&" : "||", b)),
        Expression.Conditional x => new RustExpression.If(Value(x.Test), Owned(x.Then), Owned(x.Otherwise)),
        Expression.Let x => new RustExpression.Let(x.Name, Value(x.Value), Value(x.Result)),
        Expression.NewList { Items.IsEmpty: true } => new RustExpression.Call("Vec::new", []),
        Expression.NewList x => new RustExpression.Vector([.. x.Items.Select(Owned)]),
        Expression.NewTuple x => new RustExpression.Tuple([.. x.Items.Select(Owned)]),
        Expression.TupleItem x => new RustExpression.Field(x.Value is Expression.Local local ? new RustExpression.Atom(Variable(local.Name)) : Value(x.Value), x.Index.ToString(CultureInfo.InvariantCulture)),
        Expression.Item x => new RustExpression.Try(new RustExpression.Call("list::at", [Reference(x.List), Value(x.Index)])),
        _ => throw new InvalidOperationException($"a new expression has no Rust: {expression.GetType().Name}"),
    };

    private string LocalName(string name) => function.Locals.ContainsKey(name) ? Variable(name) : name;

    private RustExpression Argument(Expression value, Parameter parameter) => parameter.Changed && parameter.Type is PyType.List ? Borrowed(value)
        : value.Type is PyType.List || value.Type == PyType.Text ? Operand(value)
        : Owned(value);

    private static string Literal(Expression.Constant x)
    {
        if (x.Type == PyType.Text)
            return Quoted(x.Value);
        if (x.Type == PyType.Bool)
            return x.Value == "True" ? "true" : "false";
        if (x.Type == PyType.None)
            return "()";
        if (x.Type != PyType.Float || x.Value.Contains("::", StringComparison.Ordinal))
            return x.Value;
        var text = double.Parse(x.Value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e').Replace("e+", "e", StringComparison.Ordinal);
        return text.AsSpan().IndexOfAny('.', 'e') < 0 ? text + ".0" : text;
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
            quoted.Append(rune.Value is '"' or '\\' ? $"\\{rune}" : rune.Value is < 0x20 or (>= 0x7F and < 0xA0) or (>= 0x200B and <= 0x206F) or 0xFEFF
                ? string.Create(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}") : rune.ToString());
        return quoted.Append('"').ToString();
    }
}
