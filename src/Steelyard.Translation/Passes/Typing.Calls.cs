using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>Calls.</summary>
internal sealed partial class Typing
{
    private Expression Call(PyExpression.Call x)
    {
        if (x is { Function: PyExpression.Name { Id: "zip" }, Arguments: [PyExpression.Starred rows], Keywords.IsEmpty: true } && Inner("zip") is null && IsBuiltin("zip"))
            return Row(x.At, "zip *", [Value(rows.Value is PyExpression.Comprehension { Kind: "GeneratorExp" } lines ? lines with { Kind = "ListComp" } : rows.Value)]);
        if (x.Function is PyExpression.Attribute { Value: PyExpression.Constant { Type: "str", Value: var pattern }, Member: "format" })
            return Joined(FormatCall.AsJoined(x, pattern));
        if (x is { Arguments: [PyExpression.Starred all], Keywords.IsEmpty: true } && Imported(x.Function) is { } spread && Spreading.TryGetValue(spread, out var gathered))
            return Row(x.At, gathered, [Run(all.Value)]);
        if (x.Keywords.Any(k => k.Name is null) || x.Arguments.Any(a => a is PyExpression.Starred))
            throw NotYet(x.At, "starred argument");
        if (Nested(x.Function) is { } nested)
            return CallNested(x.At, nested, [.. x.Arguments.Select(Value)], x.Keywords) is var call && nested.Yields is null ? call : All(call);
        if (Class(x.Function) is { } made)
            return Construct(x, made);
        if (x.Function is PyExpression.Attribute method && Imported(method) is null && MethodCall(x, method) is { } called)
            return called.Type.Is("iter") ? All(called) : called;
        if (Ported(x.Function) is { } ported)
            return CallPorted(x.At, ported, [.. x.Arguments.Select(Value)], x.Keywords);
        if (x.Function is PyExpression.Attribute { Value: var owner } bound && Imported(owner) is { } constant && Members.Constants.ContainsKey(constant))
            return Method(x, bound);
        if (Imported(x.Function) is { } path)
            return CallKnown(x, path);
        if (x.Function is PyExpression.Attribute { Value: PyExpression.Name { Id: "dict" or "str" or "int" or "float" or "list" or "set" or "bytes" } type } unbound && IsBuiltin(type.Id)
            && Tables.Knows($"{type.Id}.{unbound.Member}"))
            return CallKnown(x, $"{type.Id}.{unbound.Member}");
        if (x.Function is PyExpression.Name { Id: var name })
            return IsBuiltin(name) ? Builtin(x, name)
                : throw Refuse(x.At, "other Python code", WhyNotCalled(name));
        return x.Function is PyExpression.Attribute member ? Method(x, member) : throw Refuse(x.At, "computed function", "only functions called by their name are supported");
    }

    /// <summary>Functions of any number of things that have a sister for a sequence of them.</summary>
    private static readonly Dictionary<string, string> Spreading = new()
    {
        ["itertools.chain"] = "itertools.chain.from_iterable",
        ["itertools.product"] = "itertools.product *",
        ["math.gcd"] = "math.gcd *",
        ["math.lcm"] = "math.lcm *",
    };

    private Frame? Nested(PyExpression function) => function is PyExpression.Name { Id: var name } && Inner(name) is null
        && frame.Chain.FirstOrDefault(f => f.Locals.Contains(name)) is { } owner ? owner.Nested.GetValueOrDefault(name) : null;

    private string? Ported(PyExpression function) => function is PyExpression.Name { Id: var name } && Inner(name) is null && !frame.Chain.Any(f => f.Locals.Contains(name))
        && module.Functions.ContainsKey(name) && module.Bindings.GetValueOrDefault(name) == 1 ? name : null;

    private Expression.Call CallNested(Place at, Frame nested, ImmutableArray<Expression> given, ImmutableArray<PyKeyword> keywords)
    {
        var arguments = Bind(at, nested.Source, nested.Source.Parameters, nested.Source.Defaults, given, keywords);
        for (var i = 0; i < arguments.Length && !final; i++)
            Learn(nested, nested.Source.Parameters[i], arguments[i].Type);
        if (final && nested.Source.Parameters.Any(p => !nested.Types.ContainsKey(p)))
            throw Refuse(at, "nested function", $"nothing is known of the types of '{nested.Source.Name}'");
        return new Expression.Call(Known(nested.Yields is { } items ? PyType.Iter(items) : nested.Result), at, nested.Rust, [.. arguments.Select((a, i) => Fit(a, nested.Types[nested.Source.Parameters[i]]))]);
    }

    private Expression.Call CallPorted(Place at, string name, ImmutableArray<Expression> given, ImmutableArray<PyKeyword> keywords)
    {
        if (name != frame.Chain.Last().Source.Name && !signatures.ContainsKey(name))
            throw Refuse(at, "callee not ported", refused.TryGetValue(name, out var why) ? $"'{name}' is not ported itself: line {why.At.Line}: {why.Message}" : $"'{name}' is not ported itself");
        var callee = name == frame.Chain.Last().Source.Name ? signature : signatures[name];
        var arguments = Bind(at, module.Functions[name], [.. callee.Parameters.Select(p => p.Name)], callee.Defaults, given, keywords);
        try
        {
            return new Expression.Call(Known(callee.Result), at, name, [.. arguments.Select((a, i) => Fit(a, callee.Parameters[i].Type))]);
        }
        catch (RefusedException refused) when (refused.Refusal.Feature == "mixed types")
        {
            throw Refuse(at, "argument of another type", $"'{name}' is ported for other types: {refused.Refusal.Message}");
        }
    }

    /// <summary>The arguments in the order of the parameters.</summary>
    private ImmutableArray<Expression> Bind(
        Place at, PyFunction callee, ImmutableArray<string> parameters, ImmutableArray<PyExpression> defaults, ImmutableArray<Expression> given, ImmutableArray<PyKeyword> keywords)
    {
        var name = callee.Name;
        if (callee.Star is { } star && parameters.IndexOf(star) is var place)
            given = given.Length < place ? given : [.. given.Take(place), Collected(at, [.. given.Skip(place)])];
        var byName = callee.Parameters.Skip(callee.ByPosition).Where(p => p != callee.Star && p != callee.DoubleStar).ToHashSet();
        if (given.Length > parameters.Length - callee.ByKeyword - (callee.DoubleStar is null ? 0 : 1) || keywords.Any(k => byName.Contains(k.Name!) ? parameters.IndexOf(k.Name!) < given.Length : callee.DoubleStar is null))
            throw Refuse(at, "wrong number of arguments", $"'{name}' takes {parameters.Length} arguments");
        var named = keywords.Where(k => byName.Contains(k.Name!)).ToDictionary(k => k.Name!, k => Value(k.Value));
        if (callee.DoubleStar is { } rest)
            named[rest] = Gathered(at, rest, [.. keywords.Where(k => !byName.Contains(k.Name!))]);
        // Computed in the order in which they are written, which must then be that of the parameters.
        if (keywords.Length > 1 && named.Values.Any(v => !IsPure(v)))
            throw Refuse(at, "keyword argument", "several computed keyword arguments are not supported yet");
        return [.. parameters.Select((p, i) => i < given.Length ? given[i] : named.GetValueOrDefault(p) ?? Default(at, name, i - parameters.Length + defaults.Length, defaults))];
    }

    /// <summary>Further keyword arguments as the dict that <c>**kwargs</c> is.</summary>
    private Expression.NewDict Gathered(Place at, string rest, ImmutableArray<PyKeyword> others)
    {
        var value = cells.At((at, rest));
        ImmutableArray<Expression> values = [.. others.Select(x => Value(x.Value))];
        if (!final && values.Any(x => !cells.Put(value, x.Type)))
            throw Refuse(at, "mixed items", "the keyword arguments here have different types");
        return new Expression.NewDict(Known(PyType.Dict(PyType.Text, value)), at,
            [.. others.SelectMany((x, i) => new[] { new Expression.Constant(PyType.Text, at, x.Name!), Fit(values[i], value) })]);
    }

    /// <summary>Further arguments as the tuple that <c>*args</c> is.</summary>
    private static Expression.NewTuple Collected(Place at, ImmutableArray<Expression> items) => new(PyType.Tuple([.. items.Select(x => x.Type)]), at, items);

    private Expression Default(Place at, string name, int index, ImmutableArray<PyExpression> defaults) => index < 0 ? throw Refuse(at, "wrong number of arguments", $"'{name}' needs more arguments")
        : defaults[index] is PyExpression.Constant or PyExpression.Unary { Operand: PyExpression.Constant } or PyExpression.TupleDisplay { Items.IsEmpty: true } ? Value(defaults[index])
        : throw Refuse(at, "computed default", "a default that is no literal is not supported yet");

    /// <summary>A function applied to values that are there already: in <c>map</c>, as a key.</summary>
    private Expression Apply(Place at, PyExpression function, ImmutableArray<Expression> arguments)
    {
        if (function is PyExpression.Lambda lambda)
            return ApplyLambda(at, lambda, arguments);
        if (Nested(function) is { } nested)
            return CallNested(at, nested, arguments, []);
        if (Ported(function) is { } ported)
            return CallPorted(at, ported, arguments, []);
        if (Imported(function) is { } path)
            return Row(at, path, arguments);
        if (function is PyExpression.Name { Id: var name } && IsBuiltin(name))
            return Row(at, name, arguments);
        if (function is PyExpression.Attribute { Value: PyExpression.Name bound, Member: var method } && IsValue(bound.Id))
            return Value(bound) is var receiver && cells.Shallow(receiver.Type) is var known && known != PyType.Unknown ? Row(at, $"{known.Head}.{method}", [receiver, .. arguments]) : new Expression.Local(PyType.Unknown, at, "");
        return function is PyExpression.Attribute { Value: PyExpression.Name { Id: "str" or "list" or "dict" or "int" or "float" or "set" or "tuple" or "bytes" } type, Member: var member } && IsBuiltin(type.Id)
            && arguments is [var self, ..] && cells.Shallow(self.Type).Head == type.Id ? Row(at, $"{type.Id}.{member}", arguments)
            : throw Refuse(at, "computed function", "only functions called by their name are supported");
    }

    private Expression ApplyLambda(Place at, PyExpression.Lambda lambda, ImmutableArray<Expression> arguments)
    {
        if (lambda.Parameters.Length != arguments.Length || arguments.Any(a => a is not Expression.Local))
            throw Refuse(at, "lambda", "the lambda takes other arguments");
        inner.Add(lambda.Parameters.Zip(arguments.Cast<Expression.Local>()).ToDictionary(x => x.First, x => new Pattern.Variable(x.Second.Type, x.Second.Name)));
        try
        {
            return Value(lambda.Body);
        }
        finally
        {
            inner.RemoveAt(inner.Count - 1);
        }
    }

    private Expression Builtin(PyExpression.Call x, string name)
    {
        if (name == "str" && x is { Arguments: [var error], Keywords.IsEmpty: true } && Said(error) is { } said)
            return said;
        if (OfClass(x, name) is { } ofClass)
            return ofClass;
        if (x.Keywords.IsEmpty && Special(x, name) is { } special)
            return special;
        if (name is "max" or "min" && x.Arguments.Length > 2 && x.Keywords.IsEmpty)
            return x.Arguments.Select(Value).Aggregate((a, b) => Extreme(x.At, name, a, b));
        if (name is "max" or "min" && x.Arguments.Length == 2 && x.Keywords.IsEmpty)
            return Extreme(x.At, name, Value(x.Arguments[0]), Value(x.Arguments[1]));
        if (!Tables.Knows(name))
            throw Refuse(x.At, $"function {name}", $"the function '{name}' is not supported yet");
        return CallKnown(x, name);
    }

    private Expression Extreme(Place at, string name, Expression left, Expression right)
    {
        if (TryRow(at, name, [left, right], exact: true) is { } row)
            return row;
        var joined = cells.Join(left.Type, right.Type);
        return joined is null || cells.Shallow(joined).Is("optional") ? Row(at, name, [left, right]) : Row(at, name, [Fit(left, joined), Fit(right, joined)]);
    }

    private Expression? Special(PyExpression.Call x, string name) => (name, x.Arguments.Length) switch
    {
        ("isinstance", 2) => IsInstance(x, Value(x.Arguments[0]), x.Arguments[1]),
        ("list", 0) => new Expression.NewList(Known(PyType.List(cells.At(x))), x.At, []),
        ("set", 0) => new Expression.NewSet(Known(PyType.Set(cells.At(x))), x.At, []),
        ("dict", 0) => new Expression.NewDict(Known(PyType.Dict(cells.At(x), cells.At(x, 1))), x.At, []),
        ("tuple", 0) => new Expression.NewTuple(PyType.Tuple(), x.At, []),
        ("str", 0) => new Expression.Constant(PyType.Text, x.At, ""),
        ("int", 0) => new Expression.Constant(PyType.Int, x.At, "0"),
        ("float", 0) => new Expression.Constant(PyType.Float, x.At, "0.0"),
        ("float", 1) when x.Arguments[0] is PyExpression.Constant { Type: "str", Value: var text } && Infinite(text) is { } value => new Expression.Constant(PyType.Float, x.At, value),
        ("bool", 1) => Truth(x.Arguments[0]),
        ("range", _) => Range(x),
        ("enumerate", 1 or 2) or ("zip", > 0) or ("reversed", 1) or ("map", > 1) or ("filter", 2) => IterableCall(x, name),
        ("any" or "all", 1) when x.Arguments[0] is PyExpression.Comprehension generator => AnyAll(generator, name),
        ("next", 1 or 2) when x.Arguments[0] is PyExpression.Comprehension { Kind: "GeneratorExp" } generator => First(x, generator),
        ("len", 1) when Value(x.Arguments[0]) is var value && cells.Shallow(value.Type) is PyType.Of { Name: "tuple" } tuple && IsPure(value) =>
            new Expression.Constant(PyType.Int, x.At, $"{tuple.Parts.Length}"),
        ("int" or "float" or "str", 1) when Value(x.Arguments[0]) is var value && cells.Shallow(value.Type).Is(name) => value,
        ("tuple", 1) when Value(x.Arguments[0]) is var value && cells.Shallow(value.Type) is PyType.Of { Name: "tuple" or "many" } => value,
        _ => null,
    };

    /// <summary><c>any(...)</c>, <c>all(...)</c> of a generator expression: only whether an item counts as true is looked at.</summary>
    private Expression.Comprehension AnyAll(PyExpression.Comprehension generator, string name) => Comprehension(generator, Truth) with { Kind = name, Type = PyType.Bool };

    /// <summary><c>next(… for …)</c>, <c>next((… for …), default)</c>: the search ends with the first item. Without one and without a default the original raises.</summary>
    private Expression First(PyExpression.Call x, PyExpression.Comprehension generator)
    {
        var items = Comprehension(generator);
        var item = items.Element.Type;
        if (cells.Shallow(item) == PyType.Unknown && !final)
            return new Expression.Local(PyType.Unknown, x.At, "");
        if (cells.Shallow(item).Is("optional") || item == PyType.None || Mutability.IsMutable(cells.Resolve(item)))
            throw Refuse(x.At, "function next", $"the first of several {cells.Resolve(item)} is not supported yet");
        var first = items with { Kind = "next", Type = Known(PyType.Optional(item)) };
        if (x.Arguments.Length == 1)
            return new Expression.Convert(Known(item), x.At, Conversion.NotNone, first);
        var other = Value(x.Arguments[1]);
        if (other is not (Expression.Constant or Expression.Local))
            throw Refuse(x.At, "function next", "a computed default is not supported yet");
        if (other.Type == PyType.None)
            return first;
        var name = Fresh("first", x.At);
        var local = new Expression.Local(first.Type, x.At, name);
        var type = cells.Join(item, other.Type) ?? throw Refuse(x.At, "mixed types", $"this is {cells.Resolve(item)} or {cells.Resolve(other.Type)}, depending on the data");
        return new Expression.Let(x.At, name, first, new Expression.Conditional(Known(type), x.At, new Expression.IsNone(x.At, local), Fit(other, type), Fit(new Expression.Convert(Known(item), x.At, Conversion.NotNone, local), type)));
    }

    private static string? Infinite(string text) => text.Trim().TrimStart('+').ToLowerInvariant() switch
    {
        "inf" or "infinity" => "inf",
        "-inf" or "-infinity" => "-inf",
        "nan" => "nan",
        _ => null,
    };

    /// <summary>Decided by the type where that decides it.</summary>
    private Expression IsInstance(PyExpression.Call x, Expression value, PyExpression types)
    {
        var names = (types is PyExpression.TupleDisplay many ? many.Items : [types]).Select(t => t is PyExpression.Name { Id: var n } && IsBuiltin(n) ? n : Class(t) is { } c ? InstanceOf(c).Head : null).ToList();
        if (names.Contains(null) || !IsPure(value))
            throw Refuse(x.At, "isinstance", "isinstance is supported for built-in types");
        var type = cells.Shallow(value.Type);
        if (type == PyType.Unknown)
            return final ? throw Refuse(x.At, "unknown type", "nothing is known of the type of this value") : new Expression.IsNone(x.At, value);
        if (type.Is("optional") && names.TrueForAll(n => n is not "object"))
            return Known(Decide(type.Inner[0])) ? Not(new Expression.IsNone(x.At, value)) : Decided(value, false);
        if (type == PyType.Number && names.Contains("int") != names.Contains("float"))
            return Row(x.At, names.Contains("int") ? "is int" : "is float", [value]);
        return Decided(value, Known(Decide(type)));

        bool Decide(PyType t) => names.Any(n => n == "object" || n == cells.Shallow(t).Head || (n == "int" && (t == PyType.Bool || t == PyType.Integer)) || (n == "tuple" && t.Is("many"))
            || (n is "int" or "float" && t == PyType.Number && names.Contains("int") && names.Contains("float")) || (n == "dict" && t.Head is "defaultdict" or "counter" && n == "dict"));

        static bool Known(bool decided) => decided;
    }

    private Expression.Range Range(PyExpression.Call x)
    {
        ImmutableArray<Expression> limits = [.. x.Arguments.Select(a => Fit(Promote(Value(a), PyType.Int), PyType.Int))];
        if (limits.Length is 0 or > 3)
            throw Refuse(x.At, "range", "range takes one to three arguments");
        return new Expression.Range(x.At, limits.Length == 1 ? new Expression.Constant(PyType.Int, x.At, "0") : limits[0], limits.Length == 1 ? limits[0] : limits[1],
            limits.Length == 3 ? limits[2] : null);
    }

    /// <summary>A function of the standard library, by its full name.</summary>
    private Expression CallKnown(PyExpression.Call x, string name)
    {
        if (name.StartsWith("collections.", StringComparison.Ordinal) && Collection(x, name) is { } made)
            return made;
        if (name.StartsWith("re.", StringComparison.Ordinal) && Tables.Knows(name))
            CheckPattern(x, name);
        var given = x.Arguments.Select(a => Operand(a, null)).Concat(x.Keywords.Select(k => Operand(k.Value, k.Name)))
            .Where(g => !(g.Keyword == "key" && g.Function is null && g.Value?.Type == PyType.None)).ToImmutableArray();
        return Row(x.At, name, given, exact: false) ?? throw NoRow(x.At, name, given.Select(g => g.Value).OfType<Expression>());
    }

    /// <summary>What the engine gives back must be known from the pattern, and a call into the interpreter must not be made again and again.</summary>
    private void CheckPattern(PyExpression.Call x, string name)
    {
        if (x.Arguments is not [PyExpression.Constant { Type: "str", Value: var pattern }, ..] || Regexes.Groups(pattern) is not { } groups)
            throw Refuse(x.At, name, $"'{name}' is supported with plain constant patterns");
        if ((name == "re.findall" && groups > 1) || (name == "re.split" && groups > 0))
            throw Refuse(x.At, name, $"'{name}' with so many groups is not supported yet");
        if (rounds > 0)
            throw Refuse(x.At, $"{name} in a loop", $"'{name}' is a call into the interpreter, which takes longer than it does there");
    }

    /// <summary>Containers that begin empty and know what their missing items are.</summary>
    private Expression? Collection(PyExpression.Call x, string name) => (name, x.Arguments, x.Keywords.Length) switch
    {
        ("collections.defaultdict", [var factory], 0) => DefaultDict(x, factory),
        ("collections.deque", [], 0) => Row(x.At, "collections.deque", [new Expression.NewList(Known(PyType.List(cells.At(x))), x.At, [])]),
        ("collections.Counter", [], 0) => Row(x.At, "collections.Counter", [new Expression.NewList(Known(PyType.List(cells.At(x))), x.At, [])]),
        ("collections.OrderedDict", [], 0) => throw NotYet(x.At, "OrderedDict"),
        _ => null,
    };

    private Expression DefaultDict(PyExpression.Call x, PyExpression factory)
    {
        var (key, value) = (cells.At(x), cells.At(x, 1));
        var missing = factory is PyExpression.Name { Id: "int" or "float" or "str" or "list" or "set" or "dict" or "bool" } type && IsBuiltin(type.Id) ? type.Id
            : throw Refuse(x.At, "defaultdict", "defaultdict is supported with int, float, str, bool, list, set and dict");
        var item = missing switch
        {
            "list" => PyType.List(cells.At(x, 2)),
            "set" => PyType.Set(cells.At(x, 2)),
            "dict" => PyType.Dict(cells.At(x, 2), cells.At(x, 3)),
            _ => new PyType.Of(missing, []),
        };
        if (!final && !cells.Put(value, item))
            throw Refuse(x.At, "defaultdict", "the values of this dict are of several types");
        return cells.Resolve(value) is var known && final && known.Head != missing ? throw Refuse(x.At, "defaultdict", $"the values of this dict are {known}")
            : new Expression.NewDict(Known(new PyType.Of("defaultdict", [key, value])), x.At, []);
    }

    private Given Operand(PyExpression argument, string? keyword) => IsFunction(argument) ? new Given(null, argument, keyword)
        : new Given(argument is PyExpression.Comprehension generator ? Comprehension(generator) : Iterable(argument), null, keyword);

    private bool IsFunction(PyExpression argument) => argument is PyExpression.Lambda || Nested(argument) is not null || Ported(argument) is not null
        || (Imported(argument) is { } path && !Members.Constants.ContainsKey(path))
        || (argument is PyExpression.Name { Id: var name } && IsBuiltin(name) && Tables.Knows(name) && name is not "print")
        || (argument is PyExpression.Attribute { Value: PyExpression.Name local, Member: "get" or "count" or "index" or "find" } && IsValue(local.Id))
        || (argument is PyExpression.Attribute { Value: PyExpression.Name { Id: "str" or "list" or "dict" or "int" or "float" } type } && IsBuiltin(type.Id));

    /// <summary>A variable of the function, or a constant of the module.</summary>
    private bool IsValue(string name) => frame.Chain.Any(f => f.Locals.Contains(name)) || (module.Constants.ContainsKey(name) && module.Bindings.GetValueOrDefault(name) == 1);

    private Expression Method(PyExpression.Call x, PyExpression.Attribute member)
    {
        var self = Value(member.Value);
        var type = cells.Shallow(self.Type);
        if (type.Is("optional"))
            (self, type) = (Fit(self, type.Inner[0]), cells.Shallow(type.Inner[0]));
        if (type == PyType.Unknown)
        {
            if (final)
                throw Refuse(x.At, "unknown type", "nothing is known of the type of this value");
            foreach (var argument in x.Arguments.Where(a => !IsFunction(a)))
                Value(argument);
            return new Expression.Local(PyType.Unknown, x.At, "");
        }
        if (member.Member is "keys" or "values" or "items" && type.Head is "dict" or "defaultdict" or "counter" && x.Arguments.IsEmpty)
            return View(x.At, self, type, member.Member);
        // d.get(key, None) is d.get(key).
        var arguments = member.Member == "get" && x.Arguments is [var only, PyExpression.Constant { Type: "NoneType" }] ? [only] : x.Arguments;
        var name = $"{(type.Is("tuple") ? "many" : type.Head)}.{member.Member}";
        if (type.Is("tuple") && ItemOf(type) is { } item)
            self = Fit(self, PyType.Many(item));
        ImmutableArray<Given> given = [new(self, null, null), .. arguments.Select(a => Operand(a, null)), .. x.Keywords.Select(k => Operand(k.Value, k.Name))];
        return Row(x.At, name, given, exact: false) ?? throw (Tables.Knows(name) ? NoRow(x.At, name, given.Skip(1).Select(g => g.Value).OfType<Expression>())
            : Refuse(x.At, $"method {name}", $"the method '{name}' is not supported yet"));
    }

    private Expression.View View(Place at, Expression dict, PyType type, string kind)
    {
        var (key, value) = (type.Inner[0], type.Is("counter") ? PyType.Int : type.Inner[1]);
        var item = kind switch { "keys" => key, "values" => value, _ => PyType.Tuple(key, value) };
        return new Expression.View(Known(PyType.Iter(item)), at, dict, kind);
    }
}
