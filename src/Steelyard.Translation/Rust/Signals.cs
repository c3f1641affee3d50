using System.Globalization;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Rust;

/// <summary>
/// Where long loops let signals in. A call in a loop, be it never made, keeps values out of registers; so loops that end soon let signals
/// in before they begin, and loops of a few rounds leave it to what is around them.
/// </summary>
internal sealed class Signals
{
    private const long Few = 64;
    private const long Large = 1 << 20;

    private readonly HashSet<string> bounded = [];

    /// <param name="function">The function whose loops are asked about.</param>
    public Signals(Function function)
    {
        // Variables whose every value is no larger than what is in memory. From none on, so that one that grows by itself is not among them.
        var writes = IrWalk.All(function.Body).SelectMany(x => IrWalk.Writes(x).Select(name => (Name: name, Statement: x))).ToLookup(x => x.Name, x => x.Statement);
        var names = function.Locals.Keys.Where(x => writes.Contains(x) && function.Signature.Parameters.All(p => p.Name != x)).ToList();
        while (names.RemoveAll(x => writes[x].All(s => IsBounded(s, x)) && bounded.Add(x)) > 0)
        {
        }
    }

    /// <summary>How a loop lets signals in. Closed.</summary>
    public abstract record Kind
    {
        /// <summary>Not at all: it is soon over.</summary>
        public sealed record Never : Kind;

        /// <summary>Once for all its rounds, as many as the container has items or as the number says.</summary>
        public sealed record Before(Expression Count) : Kind;

        /// <summary>In each round.</summary>
        public sealed record Each : Kind;
    }

    /// <summary>For one loop.</summary>
    public Kind Of(Statement loop) => loop is not Statement.ForEach { Items: var items, Body: var body } ? new Kind.Each()
        : Rounds(items) is not { } count ? new Kind.Each()
        : count is Expression.Constant { Value: var text } && long.Parse(text, CultureInfo.InvariantCulture) <= Few || IrWalk.All(body).Any(x => IsLoop(x) && Of(x) is not Kind.Never)
            ? new Kind.Never() : new Kind.Before(count);

    private static bool IsLoop(Statement statement) => statement is Statement.While or Statement.ForEach;

    /// <summary>A number not below that of the rounds, or the container with as many items; null where only running tells.</summary>
    public Expression? Rounds(Expression items) => items switch
    {
        Expression.Range { Step: null, From: Expression.Constant from, To: Expression.Constant to } when Number(from) is { } first && Number(to) is { } last => to with { Value = Math.Max(0, last - first).ToString(CultureInfo.InvariantCulture) },
        Expression.Range { Step: null } x when Offset(x.From) is var (one, below) && Offset(x.To) is var (other, above) && one == other =>
            new Expression.Constant(PyType.Int, x.At, Math.Max(0, above - below).ToString(CultureInfo.InvariantCulture)),
        Expression.Range { Step: null or Expression.Constant } x when IsBounded(x.From) && IsBounded(x.To) => x.Step is Expression.Constant { Value: ['-', ..] } ? x.From : x.To,
        Expression.Enumerate x => Rounds(x.Items),
        Expression.Reversed x => Rounds(x.Items),
        Expression.Zip x => x.Items.Select(Rounds).FirstOrDefault(r => r is not null),
        Expression.View x => Rounds(x.Dict),
        Expression.Local or Expression.Item when items.Type.Head is "list" or "many" or "str" or "dict" => items,
        _ => null,
    };

    /// <summary><c>variable + number</c>: a range from one to another of the same variable has as many rounds as the numbers are apart.</summary>
    private static (string Name, long Number)? Offset(Expression value) => value switch
    {
        Expression.Local x when x.Type == PyType.Int => (x.Name, 0),
        Expression.Operation { Row.Name: "Add" or "Sub", Arguments: [Expression.Local a, Expression.Constant b] } x when a.Type == PyType.Int && Number(b) is { } number => (a.Name, x.Row.Name == "Add" ? number : -number),
        _ => null,
    };

    private static long? Number(Expression value) => value is Expression.Constant { Value: var text } && long.TryParse(text, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Large ? number : null;

    private bool IsBounded(Statement write, string name) => write switch
    {
        Statement.Assign x when x.Name == name => IsBounded(x.Value),
        Statement.Unpack { Pattern: Pattern.Parts parts, Value: Expression.NewTuple values } => parts.Items.Zip(values.Items).Any(x => x.First is Pattern.Variable v && v.Name == name)
            && parts.Items.Zip(values.Items).All(x => !x.First.Variables.Any(v => v.Name == name) || (x.First is Pattern.Variable && IsBounded(x.Second))),
        Statement.ForEach { Pattern: Pattern.Variable, Items: Expression.Range { Step: null or Expression.Constant } x } => IsBounded(x.From) && IsBounded(x.To),
        _ => false,
    };

    private bool IsBounded(Expression value) => value switch
    {
        Expression.Constant => Number(value) is not null,
        Expression.Local x => bounded.Contains(x.Name),
        Expression.Operation { Row.Name: "len", Arguments: [var items] } => !items.Type.Is("range"),
        Expression.Operation { Row.Name: "Add" or "Sub", Arguments: [var a, var b] } x => x.Type == PyType.Int && IsBounded(a) && IsBounded(b),
        _ => false,
    };
}
