using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;
using Steelyard.Translation.Rust;

namespace Steelyard.Translation.Passes;

/// <summary>
/// <c>steps = steps + 1</c>: a variable that begins small and only ever goes up or down by small steps cannot leave 64 bits in the time that any call
/// takes, so that nothing has to be looked after. It must really take that time: steps count that stand in a loop whose rounds let signals in one by one, or in
/// no loop, or in one loop alone that runs over what is in memory. What a compiler may sum up at a stroke, as a loop in a loop, is left as it is.
/// </summary>
internal sealed class Counters
{
    private const long Small = 1 << 20;
    private const long Step = 64; // 2⁶³ of such steps, a billion a second, take years

    private static readonly ImmutableDictionary<string, Row> Plain = new[] { new Row("Add", "(int, int) -> int", "infix +"), new Row("Sub", "(int, int) -> int", "infix -") }
        .ToImmutableDictionary(x => x.Name);

    private readonly Signals signals;
    private readonly IReadOnlyDictionary<string, Function> known;
    private readonly HashSet<Statement> steps = new(ReferenceEqualityComparer.Instance);

    private Counters(Function function, IReadOnlyDictionary<string, Function> known)
    {
        (signals, this.known) = (new Signals(function), known);
        Find(function.Body, []);
    }

    /// <summary>The function with steps that are not looked after.</summary>
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var pass = new Counters(function, known);
        var writes = IrWalk.All(function.Body).SelectMany(x => IrWalk.Writes(x).Select(name => (Name: name, Statement: x))).ToLookup(x => x.Name, x => x.Statement);
        var shared = function.Signature.Parameters.Concat(function.Captured).Concat(function.Nested.SelectMany(Effects.All).SelectMany(x => x.Captured)).Select(x => x.Name).ToHashSet();
        var counters = writes.Select(x => x.Key).Where(x => !shared.Contains(x) && function.Locals.GetValueOrDefault(x) == PyType.Int && writes[x].All(s => IsStart(s) || pass.steps.Contains(s))).ToHashSet();
        return counters.Count == 0 ? function : function with { Body = IrWalk.Map(function.Body, x => [Stepped(x)]) };

        Statement Stepped(Statement statement) => statement is Statement.Assign { Value: Expression.Operation sum } x && counters.Contains(x.Name) && pass.steps.Contains(x)
            ? x with { Value = sum with { Row = Plain[sum.Row.Name] } } : statement;
    }

    private static bool IsStart(Statement write) => write is Statement.Assign { Value: var value } && (IsNumber(value, Small)
        || value is Expression.Operation { Row.Name: "len", Arguments: [var items] } && !items.Type.Is("range"));

    private void Find(ImmutableArray<Statement> block, ImmutableArray<Statement> loops)
    {
        foreach (var statement in block)
        {
            if (IsStep(statement) && Takes(loops))
                steps.Add(statement);
            var inside = statement is Statement.While or Statement.ForEach ? loops.Add(statement) : loops;
            foreach (var part in IrWalk.Blocks(statement))
                Find(part, inside);
        }
    }

    private bool Takes(ImmutableArray<Statement> loops) => loops.IsEmpty || loops.All(x => x is not Statement.ForEach each || Iterators.Generator(each.Items, known) is null)
        && (signals.Of(loops[^1]) is Signals.Kind.Each || (loops is [Statement.ForEach only] && signals.Rounds(only.Items) is not null));

    private static bool IsStep(Statement statement) => statement is Statement.Assign { Value: Expression.Operation { Row.Rust: "int::add" or "int::sub", Arguments: [Expression.Local old, var by] } } x
        && old.Name == x.Name && IsNumber(by, Step);

    private static bool IsNumber(Expression value, long most) =>
        value is Expression.Constant { Value: var text } && value.Type == PyType.Int && long.TryParse(text, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= most;
}
