using System.Collections.Immutable;

namespace Steelyard.Translation.Rust;

/// <summary>A Rust expression. Closed.</summary>
internal abstract record RustExpression
{
    /// <summary>A path or a literal, as it is written.</summary>
    public sealed record Atom(string Text) : RustExpression;

    /// <summary><c>function(arguments)</c></summary>
    public sealed record Call(string Function, ImmutableArray<RustExpression> Arguments) : RustExpression;

    /// <summary><c>receiver.method(arguments)</c></summary>
    public sealed record Method(RustExpression Receiver, string Name, ImmutableArray<RustExpression> Arguments) : RustExpression;

    /// <summary><c>value.0</c></summary>
    public sealed record Field(RustExpression Value, string Name) : RustExpression;

    /// <summary><c>left operator right</c></summary>
    public sealed record Binary(RustExpression Left, string Operator, RustExpression Right) : RustExpression;

    /// <summary><c>-x</c>, <c>!x</c>, <c>&amp;x</c>, <c>&amp;mut x</c>, <c>*x</c></summary>
    public sealed record Prefix(string Operator, RustExpression Operand) : RustExpression;

    /// <summary><c>x as f64</c></summary>
    public sealed record Cast(RustExpression Value, string Type) : RustExpression;

    /// <summary><c>x?</c></summary>
    public sealed record Try(RustExpression Value) : RustExpression;

    /// <summary><c>if test { then } else { otherwise }</c></summary>
    public sealed record If(RustExpression Test, RustExpression Then, RustExpression Otherwise) : RustExpression;

    /// <summary><c>{ let name = value; result }</c></summary>
    public sealed record Let(string Name, RustExpression Value, RustExpression Result) : RustExpression;

    /// <summary><c>(a, b)</c></summary>
    public sealed record Tuple(ImmutableArray<RustExpression> Items) : RustExpression;

    /// <summary><c>vec![a, b]</c></summary>
    public sealed record Vector(ImmutableArray<RustExpression> Items) : RustExpression;

    /// <summary>A block with a value: statements, the last one a tail.</summary>
    public sealed record Block(ImmutableArray<RustStatement> Statements) : RustExpression;

    /// <summary><c>|parameters| body</c></summary>
    public sealed record Closure(string Parameters, RustExpression Body) : RustExpression;

    /// <summary><c>from..to</c></summary>
    public sealed record Range(RustExpression From, RustExpression To) : RustExpression;
}

/// <summary>A Rust statement. Closed.</summary>
internal abstract record RustStatement
{
    /// <summary><c>let pattern: type = value;</c></summary>
    public sealed record Let(string Pattern, string? Type, RustExpression? Value) : RustStatement;

    /// <summary><c>target operator value;</c></summary>
    public sealed record Assign(RustExpression Target, string Operator, RustExpression Value) : RustStatement;

    /// <summary><c>value;</c></summary>
    public sealed record Effect(RustExpression Value) : RustStatement;

    /// <summary>An expression at the end of a block: its value.</summary>
    public sealed record Tail(RustExpression Value) : RustStatement;

    /// <summary><c>let pattern: type = 'label: loop { body };</c></summary>
    public sealed record Attempt(string Name, string Label, ImmutableArray<RustStatement> Body) : RustStatement;

    /// <summary><c>match value { pattern => { body } … }</c></summary>
    public sealed record Match(RustExpression Value, ImmutableArray<(string Pattern, ImmutableArray<RustStatement> Body)> Arms) : RustStatement;

    /// <summary><c>head { body }</c>: loops.</summary>
    public sealed record Block(string Keyword, RustExpression? Head, string? Pattern, ImmutableArray<RustStatement> Body) : RustStatement;

    /// <summary><c>if test { then } else { otherwise }</c></summary>
    public sealed record If(RustExpression Test, ImmutableArray<RustStatement> Then, ImmutableArray<RustStatement> Otherwise) : RustStatement;

    /// <summary><c>return value;</c></summary>
    public sealed record Return(RustExpression Value) : RustStatement;

    /// <summary><c>break;</c> or <c>continue;</c></summary>
    public sealed record Jump(string Keyword) : RustStatement;

    /// <summary>A comment, carried over.</summary>
    public sealed record Comment(string Text) : RustStatement;
}

/// <summary>A Rust function; an inlined one is always compiled into its callers.</summary>
internal sealed record RustFunction(
    ImmutableArray<string> Documentation, string Name, ImmutableArray<string> Parameters, string Result, ImmutableArray<RustStatement> Body, bool Inlined);
