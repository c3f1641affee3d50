using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>An exception class of the module that is nothing but a name.</summary>
/// <param name="Number">Its number among the classes of the module.</param>
/// <param name="Base">The built-in exception that it derives from.</param>
/// <param name="Chain">Its name and those of its bases in the module.</param>
internal sealed record ModuleException(int Number, string Base, ImmutableArray<string> Chain)
{
    /// <summary>Its name.</summary>
    public string Name => Chain[0];
}

/// <summary>Exception classes of a module that can be raised and caught in its ports: <c>class ParseError(ValueError): pass</c>.</summary>
internal static class ModuleExceptions
{
    /// <summary>Built-in exceptions that ported code can raise and catch.</summary>
    public static readonly ImmutableHashSet<string> Builtin =
    [
        "BaseException", "Exception", "ArithmeticError", "AssertionError", "AttributeError", "BufferError", "EOFError", "IndexError", "KeyError", "KeyboardInterrupt",
        "LookupError", "MemoryError", "NameError", "NotImplementedError", "OSError", "OverflowError", "RecursionError", "RuntimeError", "StopIteration", "SyntaxError",
        "SystemExit", "TypeError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "ValueError", "ZeroDivisionError",
    ];

    /// <summary>Built-in exceptions that the interpreter or the runtime treats in a way of its own, or that cannot be made of any arguments.</summary>
    public static readonly ImmutableHashSet<string> Special =
        ["KeyboardInterrupt", "MemoryError", "RecursionError", "StopIteration", "SyntaxError", "SystemExit", "UnicodeDecodeError", "UnicodeEncodeError"];

    /// <summary>The class of that name; null when it is no such exception, or is not known for certain.</summary>
    public static ModuleException? Find(PyModule module, string name)
    {
        var chain = ImmutableArray.CreateBuilder<string>();
        for (var current = name; ;)
        {
            if (module.Bindings.GetValueOrDefault(current) != 1 || chain.Contains(current) || !module.Classes.TryGetValue(current, out var found) || found.Raises is not { } parent)
                return null;
            chain.Add(current);
            if (!module.Bindings.ContainsKey(parent))
                return Builtin.Contains(parent) && !Special.Contains(parent) && !module.Bindings.ContainsKey("*")
                    && module.Classes.Keys.Index().First(x => x.Item == name).Index is var number and <= byte.MaxValue ? new ModuleException(number, parent, chain.ToImmutable()) : null;
            current = parent;
        }
    }

    /// <summary>What <c>except name</c> catches besides built-in exceptions.</summary>
    public static ImmutableArray<ModuleException> Below(PyModule module, string name) =>
        [.. module.Classes.Keys.Select(x => Find(module, x)).OfType<ModuleException>().Where(x => x.Chain.Contains(name))];
}
