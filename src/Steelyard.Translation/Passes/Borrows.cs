using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Places that were given a name, and names for what is in a container → references that live to the end of their block: <c>let row =
/// list::item_mut(grid, y)?</c>. A reference can stand only where nothing else uses the container meanwhile, or nothing changes it; two places
/// of one list can be held together. What cannot be held keeps its path. Stands behind all passes that think about names, as it changes what
/// is fast and nothing else.
/// </summary>
internal sealed class Borrows
{
    private readonly IReadOnlyDictionary<string, Function> known;
    private readonly ImmutableHashSet<string> seenElsewhere;
    private readonly Function function;

    private Borrows(Function function, IReadOnlyDictionary<string, Function> known)
    {
        (this.function, this.known) = (function, known);
        seenElsewhere = [.. function.Nested.SelectMany(Effects.All).SelectMany(x => IrWalk.All(x.Body)).SelectMany(x => IrWalk.Reads(x).Concat(IrWalk.Writes(x)))];
    }

    /// <summary>The function with references.</summary>
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var pass = new Borrows(function, known);
        var body = pass.Block(function.Body, []);
        var held = IrWalk.All(body).OfType<Statement.Borrow>().SelectMany(x => x.Names).Select(x => x.Name);
        return function with { Body = body, Locals = function.Locals.RemoveRange(held) };
    }

    private ImmutableArray<Statement> Block(ImmutableArray<Statement> block, ImmutableArray<NamedPlace> open)
    {
        var result = ImmutableArray.CreateBuilder<Statement>();
        for (var i = 0; i < block.Length; i++)
        {
            var rest = block[(i + 1)..];
            switch (block[i])
            {
                case Statement.Named x when Held(new NamedPlace(x.Name, x.Place), rest, open) is { IsEmpty: false } together:
                    var named = IrMap.Map(rest, e => together.Where(n => Same(e, n.Place)).Select(n => new Expression.Local(e.Type, e.At, n.Name)).FirstOrDefault());
                    result.Add(new Statement.Borrow(x.At, [.. together.Select(n => n with { Least = Lengths.Least(named, n.Name) })], IsChanged(rest, together)));
                    result.AddRange(Block(named, open));
                    return result.ToImmutable();
                case Statement.Named x:
                    open = open.Add(new NamedPlace(x.Name, x.Place));
                    result.Add(x);
                    break;
                case Statement.Assign { Value: Expression.Item place } x when CanLook(x.Name, place, rest):
                    result.Add(new Statement.Borrow(x.At, [new NamedPlace(x.Name, place, Lengths.Least(rest, x.Name))], false));
                    break;
                default:
                    result.Add(Inside(block[i], x => Block(x, open)));
                    break;
            }
        }
        return result.ToImmutable();
    }

    /// <summary>The places to be held from here on: this one, this one and another one of the same list, or none.</summary>
    private ImmutableArray<NamedPlace> Held(NamedPlace name, ImmutableArray<Statement> rest, ImmutableArray<NamedPlace> open)
    {
        var root = IrWalk.Root(name.Place)!;
        var (own, all) = (Occurrences(rest, name.Place), IrWalk.All(rest).SelectMany(IrWalk.Reads).Count(x => x == root));
        if (own == 0 || IrWalk.All(rest).Any(x => IrWalk.Writes(x).Contains(root)) || CallsNested(rest))
            return [];
        if (own == all || !IrWalk.All(rest).SelectMany(x => Effects.Changed(x, known)).Any(x => IrWalk.Root(x) == root))
            return [name];
        return open.Where(x => x.Name != name.Name && Same(x.Place.Container, name.Place.Container) && !Same(x.Place, name.Place) && Occurrences(rest, x.Place) + own == all)
            .Select(x => ImmutableArray.Create(x, name)).FirstOrDefault([]);
    }

    private bool IsChanged(ImmutableArray<Statement> rest, ImmutableArray<NamedPlace> names) => names.Length > 1
        || IrWalk.All(rest).SelectMany(x => Effects.Changed(x, known)).Any(x => IrWalk.Root(x) == IrWalk.Root(names[0].Place));

    // A nested function that is called may use what it captures.
    private bool CallsNested(IEnumerable<Statement> rest) => !seenElsewhere.IsEmpty && IrWalk.All(rest).SelectMany(IrWalk.Expressions).Any(x => x is Expression.Call);

    private static int Occurrences(IEnumerable<Statement> rest, Expression place) => IrWalk.All(rest).SelectMany(IrWalk.Expressions).Count(x => Same(x, place));

    /// <summary>What is only looked at, in a container that nobody changes meanwhile, need not be copied.</summary>
    private bool CanLook(string name, Expression.Item place, ImmutableArray<Statement> rest)
    {
        if (IrWalk.Root(place) is not { } root || !IsPath(place) || Rust.Types.IsCopy(place.Type) || !function.Locals.ContainsKey(name) || seenElsewhere.Contains(name) || seenElsewhere.Contains(root)
            || !function.Signature.Parameters.Any(x => x.Name == root && !x.Changed) || Writes(function.Body).Contains(root) || Writes(function.Body).Count(x => x == name) != 1
            || function.Signature.Parameters.Any(x => x.Name == name))
            return false;
        return Reads(rest).Count(x => x == name) == Reads(function.Body).Count(x => x == name)
            && !IrWalk.All(function.Body).SelectMany(x => Effects.Changed(x, known)).Select(IrWalk.Root).Any(x => x == name || x == root);
    }

    private static IEnumerable<string> Writes(IEnumerable<Statement> block) => IrWalk.All(block).SelectMany(x => IrWalk.Writes(x));

    private static IEnumerable<string> Reads(IEnumerable<Statement> block) => IrWalk.All(block).SelectMany(IrWalk.Reads);

    private static bool IsPath(Expression place) => place switch
    {
        Expression.Local => true,
        Expression.Item x => x.Container.Type.Head is "list" or "dict" or "many" && IsPath(x.Container),
        _ => false,
    };

    /// <summary>The same path, wherever it stands.</summary>
    internal static bool Same(Expression a, Expression b) => (a, b) switch
    {
        (Expression.Local x, Expression.Local y) => x.Name == y.Name,
        (Expression.Constant x, Expression.Constant y) => x.Value == y.Value && x.Type == y.Type,
        (Expression.Item x, Expression.Item y) => Same(x.Container, y.Container) && Same(x.Index, y.Index),
        _ => false,
    };

    private static Statement Inside(Statement statement, Func<ImmutableArray<Statement>, ImmutableArray<Statement>> change) => statement switch
    {
        Statement.ForEach x => x with { Body = change(x.Body), Otherwise = change(x.Otherwise) },
        Statement.While x => x with { Body = change(x.Body), Otherwise = change(x.Otherwise) },
        Statement.If x => x with { Then = change(x.Then), Otherwise = change(x.Otherwise) },
        Statement.Try x => x with { Body = change(x.Body), Handlers = [.. x.Handlers.Select(h => h with { Body = change(h.Body) })], Otherwise = change(x.Otherwise) },
        _ => statement,
    };
}
