using Steelyard.Evidence.Sources;

namespace Steelyard.Tests.Evidence.Sources;

public sealed class BraceSourceTests
{
    [Theory]
    [InlineData("fn main() {}", 6)]
    [InlineData("let x = 1; // a comment", 5)]
    [InlineData("/* one /* nested */ still */ x", 1)]
    [InlineData("/// docs\n//! more\nx", 1)]
    [InlineData("r#\"a \" b\"# b\"x\" \"\\\"\"", 3)]
    [InlineData("'a' '\\'' b'x' &'a str", 6)]
    [InlineData("fn f<'a>(x: &'a str) {}", 14)]
    [InlineData("1..5 1.5 0x1F_u8 1e-9 x.0.max(2)", 14)]
    [InlineData("a::b => c ..= d >>= e", 9)]
    [InlineData("'😀' 'outer: loop", 4)]
    [InlineData("\"never closed", 1)]
    public void Rust_is_split_into_tokens(string source, int tokens) => Assert.Equal(tokens, BraceLexer.Tokens(source, BraceLanguage.Rust).Count);

    [Theory]
    [InlineData("int x = 1; /* c */ // d", 5)]
    [InlineData("/* a /* no nesting */ x", 1)]
    [InlineData("#include <stdio.h>", 7)]
    [InlineData("#define A \\\n 1", 4)]
    [InlineData("L\"wide\" u8\"utf\" L'x' '\\n'", 4)]
    [InlineData("i++ + --j", 5)]
    [InlineData(".5 1.0f 0x1p-3 a->b", 6)]
    [InlineData("a ? b : c", 5)]
    public void C_is_split_into_tokens(string source, int tokens) => Assert.Equal(tokens, BraceLexer.Tokens(source, BraceLanguage.C).Count);

    [Theory]
    [InlineData("fn f() { if a && b { } else if c { } }", 3, 1)]
    [InlineData("impl X for Y { fn f() { for x in y { while z { } } } }", 2, 2)]
    [InlineData("fn f() { match x { 1 => if a { b }, 2 | 3 => {} _ => {} } }", 3, 2)]
    [InlineData("fn f() { let g = || 1; h(&&x); let t = a || b; }", 1, 0)]
    [InlineData("fn f() -> R { let x = g()?; Ok(x) }", 0, 0)]
    [InlineData("fn f() { if let P { a } = b { loop { } } }", 2, 2)]
    [InlineData("fn f() { for P { a } in b { if c { } } }", 2, 2)]
    [InlineData("fn f<F>(g: F) where F: for<'a> Fn(&'a u8) {}", 0, 0)]
    [InlineData("fn f() { let s = S { a: 1 }; if s.a == 1 { s = S { a: 2 }; } }", 1, 1)]
    public void Branches_and_nesting_of_Rust(string source, int branches, int nesting) =>
        Assert.Equal((branches, nesting), Counts(source, BraceLanguage.Rust));

    [Theory]
    [InlineData("int f() { if (a && b) c(); else if (d) e(); else g(); }", 3, 1)]
    [InlineData("int f() { for (i = 0; i < n; i++) while (x) y(); }", 2, 2)]
    [InlineData("int f() { switch (x) { case 1: if (a) b(); break; default: c(); } }", 2, 2)]
    [InlineData("int f() { do { if (a) b(); } while (c); return d ? 1 : 2; }", 3, 2)]
    [InlineData("#if A\nint x;\n#endif\nint f() { return 0; }", 0, 0)]
    [InlineData("struct S { int a; }; int t[] = {1, 2}; int f() { while (x) { } }", 1, 1)]
    [InlineData("static const int k = 1;\nint main(void) { if (k) { if (k) { if (k) { } } } }", 3, 3)]
    [InlineData("} ) ( {", 0, 0)]
    public void Branches_and_nesting_of_C(string source, int branches, int nesting) =>
        Assert.Equal((branches, nesting), Counts(source, BraceLanguage.C));

    private static (int Branches, int Nesting) Counts(string source, BraceLanguage language)
    {
        var counts = BraceSource.Count(source, language);
        return (counts.Branches, counts.Nesting);
    }
}
