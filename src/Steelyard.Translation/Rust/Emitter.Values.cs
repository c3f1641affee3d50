using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;

namespace Steelyard.Translation.Rust;

/// <summary>Values and places: what is owned, what is looked at, what is changed.</summary>
internal sealed partial class Emitter
{
    private static readonly RustExpression Original = new RustExpression.Atom("Leave::ToOriginal");

    private Holding HoldingOf(string name) => holdings.GetValueOrDefault(name);

    /// <summary>A value of its own.</summary>
    private RustExpression Owned(Expression expression) => Types.IsCopy(expression.Type) ? Value(expression, suffixed: true) : expression switch
    {
        Expression.Local x => OwnedLocal(x),
        Expression.TupleItem x when IsPlace(x) => new RustExpression.Method(Field(x), "clone", []),
        Expression.Convert { Conversion: Conversion.NotNone } x => Try(new RustExpression.Method(Owned(x.Value), "ok_or", [Original])),
        _ => Value(expression),
    };

    private RustExpression OwnedLocal(Expression.Local x)
    {
        var variable = new RustExpression.Atom(Variable(x.Name));
        if (HoldingOf(x.Name) == Holding.Owned && function.Moves.Contains(x) && consumer?.IsOutside(x.Name) is not true)
            return variable;
        return new RustExpression.Method(variable, x.Type.Is("list") && HoldingOf(x.Name) == Holding.Looked && IsParameter(x.Name) ? "to_vec" : "clone", []);
    }

    /// <summary>An argument that is read in Python's memory.</summary>
    private bool IsStreamed(Expression x) => x is Expression.Local local && function.Signature.Parameters.Any(p => p.Streamed && p.Name == local.Name);

    private bool IsParameter(string name) => function.Signature.Parameters.Concat(function.Captured).Any(x => x.Name == name);

    private static bool IsPlace(Expression x) => x switch
    {
        Expression.Local or Expression.Item => true,
        Expression.TupleItem t => IsPlace(t.Value),
        Expression.Convert { Conversion: Conversion.NotNone } c => IsPlace(c.Value),
        Expression.Field f => IsContained(f),
        _ => false,
    };

    /// <summary>A reference to the value; small values are borrowed from where they stand.</summary>
    private RustExpression Reference(Expression expression) => expression switch
    {
        Expression.Local x => HoldingOf(x.Name) == Holding.Owned ? new RustExpression.Prefix("&", new RustExpression.Atom(Variable(x.Name))) : new RustExpression.Atom(Variable(x.Name)),
        Expression.Operation { Row.Name: "dict.setdefault" } x => SetDefault(x),
        Expression.Item { Container.Type: var type } x when type.Is("counter") => new RustExpression.Prefix("&", Value(x)),
        Expression.Item x when IsStreamed(x.Container) => new RustExpression.Prefix("&", Value(x)),
        Expression.Item x => Look(x),
        Expression.Field x when IsContained(x) => new RustExpression.Prefix("&", Inside(x, "look")),
        Expression.TupleItem x when IsPlace(x) => new RustExpression.Prefix("&", Field(x)),
        Expression.Convert { Conversion: Conversion.NotNone } x when IsPlace(x.Value) => Try(new RustExpression.Method(new RustExpression.Method(Bare(x.Value), "as_ref", []), "ok_or", [Original])),
        _ => new RustExpression.Prefix("&", Value(expression, suffixed: true)),
    };

    /// <summary>An item in its place.</summary>
    private RustExpression Look(Expression.Item x)
    {
        var module = Module(x.Container.Type);
        return x.Container.Type.Is("defaultdict") ? ChangeableItem(x, null)
            : Try(new RustExpression.Call($"{module}::item", [Reference(x.Container), Index(x)]));
    }

    private RustExpression Index(Expression.Item x) => Module(x.Container.Type) is "list" or "deque" ? Value(x.Index) : Reference(x.Index);

    private static string Module(PyType container) => container.Is("many") ? "list" : container.Head;

    private RustExpression Field(Expression.TupleItem x) => new RustExpression.Field(Bare(x.Value), x.Index.ToString(CultureInfo.InvariantCulture));

    /// <summary>A place as it stands: the receiver of a method or of a field.</summary>
    private RustExpression Bare(Expression expression) => expression switch
    {
        Expression.Local x => new RustExpression.Atom(Variable(x.Name)),
        Expression.Field x when IsContained(x) => Inside(x, "look"),
        Expression.Item x when !Types.IsCopy(x.Type) => Reference(x),
        Expression.TupleItem x => Field(x),
        _ => Value(expression),
    };

    /// <summary>A place to compare: of the value's type, not of a reference to it.</summary>
    private RustExpression Compared(Expression expression) => Types.IsCopy(expression.Type) ? Value(expression, suffixed: true) : expression switch
    {
        Expression.Local x when HoldingOf(x.Name) != Holding.Owned => new RustExpression.Prefix("*", new RustExpression.Atom(Variable(x.Name))),
        Expression.Item x => new RustExpression.Prefix("*", Reference(x)),
        _ => Bare(expression),
    };

    /// <summary>The item that <c>setdefault</c> gives, in its place.</summary>
    private RustExpression SetDefault(Expression.Operation x) =>
        Try(new RustExpression.Call("dict::default_mut", [Changeable(x.Arguments[0]), Owned(x.Arguments[1]), x.Arguments[2] is Expression.NewList { Items.IsEmpty: true } ? new RustExpression.Atom("Vec::new") : new RustExpression.Closure("", Owned(x.Arguments[2]))]));

    /// <summary><c>&amp;mut</c> to a place.</summary>
    private RustExpression Changeable(Expression place) => Changeable(place, null);

    private RustExpression Changeable(Expression place, List<RustStatement>? held) => place switch
    {
        Expression.Local x => HoldingOf(x.Name) == Holding.Changeable ? new RustExpression.Atom(Variable(x.Name)) : new RustExpression.Prefix("&mut ", new RustExpression.Atom(Variable(x.Name))),
        Expression.Item x => ChangeableItem(x, held),
        Expression.Field x when IsContained(x) => new RustExpression.Prefix("&mut ", Inside(x, "change")),
        Expression.Convert { Conversion: Conversion.NotNone, Value: Expression.Field x } when IsContained(x) => Try(new RustExpression.Method(new RustExpression.Method(Inside(x, "change"), "as_mut", []), "ok_or", [Original])),
        Expression.TupleItem x => new RustExpression.Prefix("&mut ", Field(x)),
        Expression.Operation { Row.Name: "dict.setdefault" } x => SetDefault(x),
        Expression.Convert { Conversion: Conversion.NotNone } x => Try(new RustExpression.Method(new RustExpression.Method(Bare(x.Value), "as_mut", []), "ok_or", [Original])),
        _ => new RustExpression.Prefix("&mut ", Value(place)),
    };

    private RustExpression ChangeableItem(Expression.Item x, List<RustStatement>? held)
    {
        var module = Module(x.Container.Type);
        var index = Index(x);
        if (held is not null && Shares(x.Container, x.Index))
            index = Held(held, $"place_{held.Count}", module is "list" or "deque" ? Value(x.Index) : Owned(x.Index), x.Index) is var owned && module is not ("list" or "deque") ? new RustExpression.Prefix("&", owned) : owned;
        return Try(new RustExpression.Call($"{module}::item_mut", [Changeable(x.Container, held), index]));
    }

    private RustExpression Value(Expression expression, bool suffixed = false) => expression switch
    {
        Expression.Constant x => new RustExpression.Atom(Literal(x) + (suffixed && x.Type == PyType.Int ? "_i64" : "")),
        Expression.Local x when Types.IsCopy(x.Type) => HoldingOf(x.Name) == Holding.Owned ? new RustExpression.Atom(Variable(x.Name)) : new RustExpression.Prefix("*", new RustExpression.Atom(Variable(x.Name))),
        Expression.Local x => OwnedLocal(x),
        Expression.Operation x => Operation(x),
        Expression.Call { Arguments: [Expression.New, ..] } x => Constructed(x),
        Expression.Call x => Call(x),
        Expression.New x => New(x),
        Expression.Field x => FieldValue(x),
        Expression.Same x => new RustExpression.Call("instance::same", [Reference(x.Left), Reference(x.Right)]),
        Expression.Logical x => x.Values.Select(v => Value(v)).Aggregate((a, b) => new RustExpression.Binary(a, x.And ? "&&" : "||", b)),
        Expression.Not x => Not(Value(x.Value)),
        Expression.Conditional x => new RustExpression.If(Value(x.Test), Owned(x.Then), Owned(x.Otherwise)),
        Expression.Either x => new RustExpression.Let(Names.Of(x.Name), Owned(x.Left), x.And
            ? new RustExpression.If(Value(x.Test), Owned(x.Right), Owned(x.Kept)) : new RustExpression.If(Value(x.Test), Owned(x.Kept), Owned(x.Right))),
        Expression.Let x when !IrWalk.All(x.Result).Any(part => part is Expression.Local read && read.Name == x.Name) => new RustExpression.Block([new RustStatement.Effect(Value(x.Value)), new RustStatement.Tail(Owned(x.Result))]),
        Expression.Let x => new RustExpression.Let(Names.Of(x.Name), Owned(x.Value), Owned(x.Result)),
        Expression.NewList { Items.IsEmpty: true } => new RustExpression.Call("Vec::new", []),
        Expression.NewList x => new RustExpression.Vector([.. x.Items.Select(Owned)]),
        Expression.NewTuple { Items.IsEmpty: true } => new RustExpression.Atom("()"),
        Expression.NewTuple x => new RustExpression.Tuple([.. x.Items.Select(Owned)]),
        Expression.NewSet { Items.IsEmpty: true } or Expression.NewDict { Items.IsEmpty: true } => new RustExpression.Call($"{Types.Of(expression.Type).Split('<')[0]}::{(expression.Type.Is("dict") || expression.Type.Is("set") ? "new" : "default")}", []),
        Expression.NewSet x => Try(new RustExpression.Call("set::collect", [new RustExpression.Vector([.. x.Items.Select(Owned)])])),
        Expression.NewDict x => Try(new RustExpression.Call("dict::collect", [new RustExpression.Vector([.. x.Items.Chunk(2).Select(p => new RustExpression.Tuple([Owned(p[0]), Owned(p[1])]))])])),
        Expression.TupleItem x => Field(x),
        Expression.Item { Container: Expression.Field field } x when IsContained(field) && x.Container.Type.Head is "list" or "many" or "dict" or "deque" => ItemOfField(x, field),
        Expression.Item x when IsStreamed(x.Container) => Try(new RustExpression.Method(Bare(x.Container), "at", [Value(x.Index)])),
        Expression.Item x when x.Container.Type.Is("counter") => Try(new RustExpression.Call("counter::at", [Reference(x.Container), Index(x)])),
        Expression.Item x when x.Container.Type.Is("defaultdict") => Types.IsCopy(x.Type) ? new RustExpression.Prefix("*", Look(x)) : new RustExpression.Method(Look(x), "clone", []),
        Expression.Item x => Try(new RustExpression.Call($"{Module(x.Container.Type)}::at", [Reference(x.Container), Index(x)])),
        Expression.Comprehension x => Comprehension(x),
        Expression.Convert x => Convert(x),
        Expression.IsNone x => new RustExpression.Method(Bare(x.Value), "is_none", []),
        Expression.Concatenation x => new RustExpression.Call("text::concat", [new RustExpression.Prefix("&", new RustExpression.Atom($"[{string.Join(", ", x.Parts.Select(p => Printer.Print(Part(p))))}]"))]),
        Expression.Walrus x => new RustExpression.Block([new RustStatement.Assign(Target(x.Name), "=", Owned(x.Value)), new RustStatement.Tail(Owned(new Expression.Local(x.Type, x.At, x.Name)))]),
        Expression.Range or Expression.Enumerate or Expression.Zip or Expression.Reversed or Expression.View => Collected(expression),
        _ => throw new InvalidOperationException($"a new expression has no Rust: {expression.GetType().Name}"),
    };

    private RustExpression Part(Expression text) => text is Expression.Constant constant ? new RustExpression.Atom(Quoted(constant.Value)) : Reference(text);

    private RustExpression Convert(Expression.Convert x) => x.Conversion switch
    {
        Conversion.CharacterToText => new RustExpression.Call("Str::character", [Value(x.Value)]),
        Conversion.Some => new RustExpression.Call("Some", [Owned(x.Value)]),
        Conversion.NoneOf => new RustExpression.Atom("None"),
        Conversion.NotNone => Try(new RustExpression.Method(Types.IsCopy(x.Type) ? Value(x.Value) : Owned(x.Value), "ok_or", [Original])),
        Conversion.ToNumber => new RustExpression.Call("Number::from", [Value(x.Value, suffixed: true)]),
        Conversion.NumberIsInt => Try(new RustExpression.Method(Value(x.Value), "int", [])),
        Conversion.NumberIsFloat => Try(new RustExpression.Method(Value(x.Value), "float", [])),
        Conversion.ToInteger => new RustExpression.Call("Integer::from", [Value(x.Value, suffixed: true)]),
        Conversion.IntegerIsInt => Try(new RustExpression.Method(Bare(x.Value), "int", [])),
        Conversion.IntegerToFloat => Try(new RustExpression.Call("integer::to_float", [Reference(x.Value)])),
        Conversion.BoolToInt => new RustExpression.Call("i64::from", [Value(x.Value)]),
        Conversion.IntToFloat => new RustExpression.Cast(Value(x.Value), "f64"),
        Conversion.ToMany => new RustExpression.Call("Many::from", [x.Value is Expression.NewTuple tuple ? new RustExpression.Vector([.. tuple.Items.Select(Owned)])
            : x.Value.Type.Is("tuple") ? ManyOf(x.Value) : Owned(x.Value)]),
        _ => throw new InvalidOperationException($"a new conversion has no Rust: {x.Conversion}"),
    };

    private RustExpression ManyOf(Expression tuple)
    {
        if (tuple is Expression.Let let)
            return new RustExpression.Let(Names.Of(let.Name), Owned(let.Value), ManyOf(let.Result));
        return tuple is Expression.NewTuple display ? new RustExpression.Vector([.. display.Items.Select(Owned)])
            : new RustExpression.Let("parts", Owned(tuple), new RustExpression.Vector([.. tuple.Type.Inner.Select((t, i) => (RustExpression)new RustExpression.Method(
                new RustExpression.Field(new RustExpression.Atom("parts"), i.ToString(CultureInfo.InvariantCulture)), "clone", []))]));
    }

    /// <summary>A row of the tables.</summary>
    private RustExpression Operation(Expression.Operation x)
    {
        if (AmongFew(x) is { } among)
            return among;
        if (x.Arguments is [var list] && IsStreamed(list))
            return x.Row.Rust == "list::truth" ? new RustExpression.Prefix("!", new RustExpression.Method(Bare(list), "is_empty", [])) : new RustExpression.Cast(new RustExpression.Method(Bare(list), "len", []), "i64");
        // Added up as they come.
        if (x is { Row.Rust: "iter::sum" or "int::sum", Arguments: [Expression.Comprehension { Kind: "GeneratorExp" or "ListComp" } terms] } && terms.Element.Type == PyType.Int)
            return Comprehension(terms with { Kind = "sum", Type = PyType.Int });
        if (x.Row.Name is "len" or "bool" && x.Arguments is [Expression.Field container] && IsContained(container) && x.Row.Rust.Contains("::", StringComparison.Ordinal))
            return Got(container, it => new RustExpression.Call(x.Row.Rust, [new RustExpression.Prefix("&", it)]), x.Row.Signature.Partial);
        var (row, operands) = (x.Row, x.Row.Signature.Operands);
        var made = row.Rust.Split(' ') switch
        {
            ["="] => Value(x.Arguments[0]),
            ["infix", var symbol] => new RustExpression.Binary(Compared(x.Arguments[0]), symbol, Right(symbol, x.Arguments[1])),
            ["prefix", var symbol] => new RustExpression.Prefix(symbol, Value(x.Arguments[0])),
            ["as", var type] => new RustExpression.Cast(Value(x.Arguments[0]), type),
            ["caught", var path] => new RustExpression.Call(path, [new RustExpression.Atom("leave")]),
            [var path] => Applied(path, x, operands),
            _ => throw new InvalidOperationException($"a row is written in no known way: {row.Rust}"),
        };
        return row.Signature.Partial ? Try(made) : made;
    }

    private RustExpression Right(string symbol, Expression value) => symbol is "==" && value is Expression.Constant { Value: var text } constant && constant.Type == PyType.Text
        ? new RustExpression.Atom(Quoted(text)) : Compared(value);

    private RustExpression Applied(string path, Expression.Operation x, ImmutableArray<Operand> operands)
    {
        var changed = x.Arguments.Where((_, i) => operands[i].Passing == Passing.Changed).FirstOrDefault();
        var held = new List<RustStatement>();
        var arguments = new RustExpression[x.Arguments.Length];
        // What is computed from the changed place itself is computed before it is borrowed.
        for (var i = 0; i < arguments.Length; i++)
            if (operands[i].Passing != Passing.Changed)
                arguments[i] = changed is not null && Shares(changed, x.Arguments[i]) && !operands[i].Type.Is("fn")
                    ? HeldOperand(held, x.Arguments[i], operands[i], i)
                    : IsDictInside(x.Arguments[i]) && path is "dict::len" or "dict::truth" or "dict::get" or "dict::get_or" or "inside::dict" ? AsDict(x.Arguments[i]) : Passed(x.Arguments[i], operands[i]);
        for (var i = 0; i < arguments.Length; i++)
            if (operands[i].Passing == Passing.Changed)
                arguments[i] = Changeable(x.Arguments[i], held);
        RustExpression call = path.StartsWith('.')
            ? new RustExpression.Method(operands[0].Passing == Passing.Changed && x.Arguments[0] is Expression.Local ? Bare(x.Arguments[0]) : operands[0].Passing == Passing.Looked ? Bare(x.Arguments[0]) : arguments[0], path[1..], [.. arguments.Skip(1)])
            : new RustExpression.Call(path, [.. arguments]);
        return held.Count == 0 ? call : new RustExpression.Block([.. held, new RustStatement.Tail(call)]);
    }

    /// <summary>Computed on the spot, of a type that holds a dict: the compiler looks inside by itself for variables only.</summary>
    private static bool IsDictInside(Expression value) => value is Expression.Operation { Row.Signature.Result: PyType.Of { Name: "counter" or "defaultdict" } };

    private RustExpression.Prefix AsDict(Expression value) => new("&*", Value(value));

    private RustExpression HeldOperand(List<RustStatement> held, Expression value, Operand operand, int index)
    {
        var scalar = operand.Passing == Passing.Kept || operand.Type.Is("iter") || (operand.Type is PyType.Of && Types.IsScalar(value.Type));
        var owned = operand.Type.Is("iter") ? Collected(value) : Owned(value);
        var name = Held(held, $"operand_{index}", owned, value);
        return scalar || value is Expression.Constant ? name : new RustExpression.Prefix("&", name);
    }

    /// <summary>An operand as the row takes it.</summary>
    private RustExpression Passed(Expression value, Operand operand)
    {
        if (value is Expression.Lambda lambda)
            return Lambda(lambda, operand.Type);
        if (operand.Type.Is("iter"))
            return OwnedItems(value);
        if (operand.Passing == Passing.Kept)
            return Owned(value);
        if (operand.Type.Is("list") && value is Expression.NewList { Items.IsEmpty: false } display)
            return new RustExpression.Prefix("&", Array([.. display.Items.Select(Owned)]));
        return operand.Type is PyType.Of && Types.IsScalar(value.Type) && !operand.Type.Is("optional") ? Value(value)
            : operand.Type.Is("optional") && Types.IsCopy(value.Type) ? Value(value)
            : Reference(value);
    }

    private static RustExpression.Atom Array(ImmutableArray<RustExpression> items) => new($"[{string.Join(", ", items.Select(Printer.Print))}]");

    /// <summary>A closure; its parameters come as references unless the row says that they are small values.</summary>
    private RustExpression.Closure Lambda(Expression.Lambda x, PyType pattern)
    {
        var outer = attempt;
        attempt = null;
        var parameters = x.Parameters.Select((p, i) => Parameter(p, pattern.Inner[i] is PyType.Of && Types.IsScalar(p.Type))).ToList();
        var body = Owned(x.Body);
        attempt = outer;
        return new RustExpression.Closure(string.Join(", ", parameters), body is RustExpression.Try tried ? tried.Value : new RustExpression.Call("Ok", [body]));
    }

    private string Parameter(Pattern.Variable x, bool byValue)
    {
        holdings[x.Name] = byValue || Types.IsCopy(x.Type) ? Holding.Owned : Holding.Looked;
        return byValue ? $"{Names.Of(x.Name)}: {Types.Of(x.Type)}" : Types.IsCopy(x.Type) ? $"&{Names.Of(x.Name)}: &{Types.Of(x.Type)}" : $"{Names.Of(x.Name)}: &{Types.Of(x.Type)}";
    }

    private RustExpression Call(Expression.Call x) => known[x.Function].Signature.Returned is { } returned ? Same(x, returned, known[x.Function].Signature) : Try(Called(x));

    /// <summary>A call whose value is one of its arguments: what that is after the call.</summary>
    private RustExpression.Block Same(Expression.Call x, int returned, Signature callee)
    {
        var argument = x.Arguments[returned];
        RustExpression Wrapped(RustExpression value) => callee.Result.Is("optional") && !callee.Parameters[returned].Type.Is("optional") ? new RustExpression.Call("Some", [value]) : value;
        if (IrWalk.Root(argument) is not null && IrWalk.All(argument).All(e => e is not (Expression.Call or Expression.Walrus or Expression.Comprehension)))
            return new RustExpression.Block([new RustStatement.Effect(Try(Called(x))), new RustStatement.Tail(Wrapped(Owned(argument)))]);
        // Computed once, or made for the call.
        var isPlace = IrWalk.Root(argument) is not null;
        var place = new RustExpression.Atom(Free("place"));
        RustExpression passed = isPlace ? place : new RustExpression.Prefix(callee.Parameters[returned].Changed ? "&mut " : "&", place);
        return new RustExpression.Block([
            new RustStatement.Let(isPlace || !callee.Parameters[returned].Changed ? place.Text : $"mut {place.Text}", null, !isPlace ? Owned(argument) : callee.Parameters[returned].Changed ? Changeable(argument) : Reference(argument)),
            new RustStatement.Effect(Try(Called(x, (returned, passed)))),
            new RustStatement.Tail(Wrapped(isPlace ? new RustExpression.Method(place, "clone", []) : place))]);
    }

    private RustExpression.Call Called(Expression.Call x, (int Index, RustExpression Value)? held = null)
    {
        var callee = known[x.Function];
        return new RustExpression.Call(Names.Of(callee.Signature.Name), [.. Arguments(x, callee).Select((a, i) => held is { } known && known.Index == i ? known.Value : a)]);
    }

    private IEnumerable<RustExpression> Arguments(Expression.Call x, Function callee) =>
        x.Arguments.Select((a, i) => Argument(a, callee.Signature.Parameters[i])).Concat(Taken(callee).Select(c => Argument(new Expression.Local(c.Type, x.At, c.Name), c)));

    private RustExpression Argument(Expression value, Parameter parameter) => parameter.Changed ? Changeable(value)
        : Types.IsCopy(parameter.Type) ? Value(value) : Reference(value);

    private static string Literal(Expression.Constant x)
    {
        if (x.Type == PyType.Text)
            return $"Str::literal({Quoted(x.Value)})";
        if (x.Type.Is("char"))
            return $"'{(x.Value == "'" ? "\\'" : x.Value == "\"" ? x.Value : Quoted(x.Value)[1..^1])}'";
        if (x.Type == PyType.Bytes)
            return $"Bytes::from(vec![{string.Join(", ", x.Value.Select(c => ((int)c).ToString(CultureInfo.InvariantCulture)))}])";
        if (x.Type == PyType.Integer)
            return Int128.TryParse(x.Value, CultureInfo.InvariantCulture, out _) ? $"Integer::from({x.Value}_i128)" : $"Integer::literal({Quoted(x.Value)})";
        if (x.Type == PyType.Bool)
            return x.Value == "True" ? "true" : "false";
        if (x.Type == PyType.None)
            return "()";
        if (x.Type != PyType.Float || x.Value.Contains("::", StringComparison.Ordinal))
            return x.Value;
        return x.Value switch { "inf" => "f64::INFINITY", "-inf" => "-f64::INFINITY", "nan" => "f64::NAN", _ => Real(x.Value) };
    }

    private static string Real(string value)
    {
        var text = double.Parse(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e').Replace("e+", "e", StringComparison.Ordinal);
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
