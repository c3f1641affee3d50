using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>Exceptions: raised, caught, asked for their message.</summary>
internal sealed partial class Typing
{
    private IEnumerable<Statement> Raise(PyStatement.Raise x)
    {
        if (x.Exception is null)
            return [handling ? new Statement.Reraise(x.At) : new Statement.Raise(x.At, null)];
        var call = x.Exception as PyExpression.Call;
        if ((call?.Function ?? x.Exception) is not PyExpression.Name { Id: var name } || call?.Keywords.IsEmpty is false || Raised(name, call?.Arguments.Length ?? 0) is not (var kind, var own))
            return [new Statement.Raise(x.At, null)];
        ImmutableArray<PyExpression> arguments = call?.Arguments ?? [];
        var says = asks && Messages.IsOnlyArgument(kind) && arguments.Length <= 1 && arguments.All(a => a is not PyExpression.Starred);
        if (!says && arguments.All(IsSafe))
            return [new Statement.Raise(x.At, kind, own)];
        return catches && Made(x.At, arguments, says) is var (made, said) ? [.. made, new Statement.Raise(x.At, kind, own, said)]
            : [new Statement.Raise(x.At, arguments.All(IsSafe) ? kind : null, own)];
    }

    /// <summary>What <c>raise name(…)</c> with so many arguments raises: the built-in exception, and the class of the module that derives from it.</summary>
    private (string Kind, ModuleException? Own)? Raised(string name, int arguments) =>
        ModuleExceptions.Builtin.Contains(name) && IsBuiltin(name) ? name is "UnicodeDecodeError" or "UnicodeEncodeError" || (name == "SyntaxError" && arguments > 1) ? null : (name, null)
        : OfModule(name) is { } own ? (own.Base, own) : null;

    /// <summary>An exception class of the module.</summary>
    private ModuleException? OfModule(string name) => Inner(name) is null && !frame.Chain.Any(f => f.Locals.Contains(name)) ? ModuleExceptions.Find(module, name) : null;

    /// <summary>The arguments of an exception that can be caught: making them may raise another one. Null where that cannot be ported.</summary>
    private (ImmutableArray<Statement> Made, bool Said)? Made(Place at, ImmutableArray<PyExpression> arguments, bool says)
    {
        try
        {
            if (!says)
                return ([.. arguments.Where(x => !IsSafe(x)).Select(x => new Statement.Effect(x.At, Value(x)))], false);
            var message = arguments is [var only] ? Value(only) : new Expression.Constant(PyType.Text, at, "");
            var said = cells.Resolve(message.Type) == PyType.Text;
            return ([new Statement.Effect(at, said ? Row(at, MessageRows.Keep, [message]) : message)], said);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>An expression for a message: making it does nothing but make it, unless it raises something else.</summary>
    private static bool IsSafe(PyExpression x) => Walk.All(x).All(e => e is PyExpression.Constant or PyExpression.Name);

    private IEnumerable<Statement> Try(PyStatement.Try x)
    {
        attempting++;
        try
        {
            return [.. Tried(x)];
        }
        finally
        {
            attempting--;
        }
    }

    private IEnumerable<Statement> Tried(PyStatement.Try x)
    {
        if (x.Finally.All(f => f is PyStatement.Pass))
            return [Attempt(x)];
        if (Jumps([x]))
            throw NotYet(x.At, "finally behind return");
        // What stands in finally runs on both ways out.
        var body = x.Handlers.IsEmpty ? Block(x.Body) : [Attempt(x)];
        var raised = new Handler(x.At, ["BaseException"], [], [.. Handling(null, x.Finally), new Statement.Reraise(x.At)]);
        return [new Statement.Try(x.At, body, [raised], []), .. Block(x.Finally)];
    }

    private Statement.Try Attempt(PyStatement.Try x)
    {
        var body = Block(x.Body);
        return new Statement.Try(x.At, body, [.. x.Handlers.Select(Handler)], Cold(x.Otherwise));
    }

    /// <summary>Whether control can go elsewhere than on, except by an exception.</summary>
    private static bool Jumps(ImmutableArray<PyStatement> statements) => Walk.Own(statements).Any(x => x is PyStatement.Return)
        || statements.Any(x => x is PyStatement.Break or PyStatement.Continue || (x is not (PyStatement.For or PyStatement.While) && Walk.Blocks(x).Any(Jumps)));

    private Handler Handler(PyHandler x)
    {
        // Behind the handler the name has no value, whatever it had before.
        if (x.Name is { } name && Messages.IsBoundElsewhere(frame.Source, name))
            throw Refuse(x.At, "name of an exception", $"'{name}' is an exception here and something else elsewhere in the function");
        var types = x.Type switch
        {
            null => [],
            PyExpression.TupleDisplay many => many.Items,
            var one => ImmutableArray.Create(one),
        };
        var what = types.Select(Caught).ToList();
        var body = Handling(x.Name, x.Body);
        return new Handler(x.At, x.Type is null ? ["BaseException"] : [.. what.Select(c => c.Kind).OfType<string>()], [.. what.SelectMany(c => c.Own).DistinctBy(c => c.Name)], body);
    }

    /// <summary>A block that runs while an exception is being handled, under that name.</summary>
    private ImmutableArray<Statement> Handling(string? name, ImmutableArray<PyStatement> statements)
    {
        var outside = (handling, caught);
        (handling, caught) = (true, name is not null && Messages.IsOfHandler(frame.Source, name) ? (name, frame) : null);
        var body = Cold(statements);
        (handling, caught) = outside;
        return body;
    }

    /// <summary><c>str(error)</c> of the exception that is being handled; null when it is something else.</summary>
    private Expression? Said(PyExpression x) =>
        x is PyExpression.Name { Id: var name } && caught is { } it && it.Name == name && it.Frame == frame && Inner(name) is null ? Row(x.At, MessageRows.Text, []) : null;

    /// <summary>What <c>except type</c> catches: a built-in exception, or classes of the module.</summary>
    private (string? Kind, ImmutableArray<ModuleException> Own) Caught(PyExpression type) => type switch
    {
        PyExpression.Name { Id: var name } when ModuleExceptions.Builtin.Contains(name) && IsBuiltin(name) => (name, []),
        PyExpression.Name { Id: var name } when OfModule(name) is not null => (null, ModuleExceptions.Below(module, name)),
        PyExpression.Name { Id: var name } when module.Classes.ContainsKey(name) => throw Refuse(type.At, "exception type", $"'{name}' is more than a name for an exception; only built-in exceptions and classes of this file with one base and no body can be caught"),
        PyExpression.Name or PyExpression.Attribute => throw Refuse(type.At, "exception type", "only built-in exceptions and exception classes of this file can be caught"),
        _ => throw NotYet(type.At, "computed exception type"),
    };
}
