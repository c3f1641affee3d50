using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>The fields of a class: what its methods assign to. Every one must have its value at the end of <c>__init__</c>, whatever way that goes.</summary>
internal sealed class Fields
{
    private readonly ClassMembers members;
    private readonly string self;
    private readonly ImmutableHashSet<string> all;

    private Fields(ClassMembers members, string self, ImmutableHashSet<string> all) => (this.members, this.self, this.all) = (members, self, all);

    /// <summary>The fields in the order in which they are assigned; the class is refused where one may be missing.</summary>
    public static ImmutableArray<string> Of(ClassMembers members)
    {
        var assigned = members.Methods.Where(x => !members.Static.Contains(x.Key) && x.Value.Parameters.Length > 0)
            .OrderBy(x => x.Key != "__init__").SelectMany(x => Assigned(x.Value)).Distinct().ToImmutableArray();
        foreach (var name in assigned.Where(x => members.Methods.ContainsKey(x) || members.Constants.ContainsKey(x)))
            members.Refuse(members.At, "class attribute", $"'{name}' belongs to '{members.Name}' and to its instances");
        if (!members.Methods.TryGetValue("__init__", out var init))
        {
            if (!assigned.IsEmpty)
                members.Refuse(members.At, "fields", $"'{members.Name}' has no __init__ that gives its fields their values");
            return assigned;
        }
        var fields = new Fields(members, init.Parameters[0], [.. assigned]);
        var end = fields.Block(init.Body, []);
        if (end is not null && assigned.FirstOrDefault(x => !end.Contains(x)) is { } missing)
            members.Refuse(init.At, "fields", $"'{missing}' may have no value after __init__");
        return assigned;
    }

    private static IEnumerable<string> Assigned(PyFunction method) => Walk.Statements(method.Body).SelectMany(Targets).SelectMany(Walk.All).OfType<PyExpression.Attribute>()
        .Where(x => x.Value is PyExpression.Name name && name.Id == method.Parameters[0]).Select(x => x.Member);

    private static IEnumerable<PyExpression> Targets(PyStatement statement) => statement switch
    {
        PyStatement.Assign x => x.Targets.SelectMany(Parts),
        PyStatement.Augmented x => Parts(x.Target),
        PyStatement.For x => Parts(x.Target),
        _ => [],
    };

    private static IEnumerable<PyExpression> Parts(PyExpression target) => target switch
    {
        PyExpression.TupleDisplay x => x.Items.SelectMany(Parts),
        PyExpression.ListDisplay x => x.Items.SelectMany(Parts),
        PyExpression.Attribute x => [x],
        _ => [],
    };

    /// <summary>The fields that have a value at the end of a block; null when its end is not reached.</summary>
    private ImmutableHashSet<string>? Block(ImmutableArray<PyStatement> block, ImmutableHashSet<string> now)
    {
        foreach (var statement in block)
        {
            Check(statement, now);
            switch (statement)
            {
                case PyStatement.Assign x:
                    now = now.Union(x.Targets.SelectMany(Parts).OfType<PyExpression.Attribute>().Where(IsOwn).Select(a => a.Member));
                    break;
                case PyStatement.If x:
                    var (then, otherwise) = (Block(x.Then, now), Block(x.Otherwise, now));
                    if (then is null && otherwise is null)
                        return null;
                    now = then is null ? otherwise! : otherwise is null ? then : then.Intersect(otherwise);
                    break;
                case PyStatement.Raise:
                    return null;
                case PyStatement.Return:
                    if (!now.IsSupersetOf(all))
                        members.Refuse(statement.At, "fields", "__init__ returns before all fields have a value");
                    return null;
                default:
                    foreach (var inside in Walk.Blocks(statement))
                        Block(inside, now);
                    break;
            }
        }
        return now;
    }

    /// <summary>Before all fields have their values, only those that have may be read, and nobody else may see the instance.</summary>
    private void Check(PyStatement statement, ImmutableHashSet<string> now)
    {
        if (now.IsSupersetOf(all))
            return;
        var read = (statement switch
        {
            PyStatement.Assign x => x.Targets.SelectMany(Flat).Where(t => t is not PyExpression.Attribute own || !IsOwn(own)).Append(x.Value),
            PyStatement.Nested x => Walk.Statements(x.Function.Body).SelectMany(Walk.Direct),
            _ => Walk.Direct(statement),
        }).SelectMany(Walk.All).ToList();
        var known = read.OfType<PyExpression.Attribute>().Count(x => IsOwn(x) && now.Contains(x.Member) && !members.Methods.ContainsKey(x.Member));
        if (read.OfType<PyExpression.Name>().Count(x => x.Id == self) != known)
            members.Refuse(statement.At, "fields", "the instance is used before all of its fields have a value");
    }

    private static IEnumerable<PyExpression> Flat(PyExpression target) => target switch
    {
        PyExpression.TupleDisplay x => x.Items.SelectMany(Flat),
        PyExpression.ListDisplay x => x.Items.SelectMany(Flat),
        _ => [target],
    };

    private bool IsOwn(PyExpression.Attribute x) => x.Value is PyExpression.Name name && name.Id == self;
}
