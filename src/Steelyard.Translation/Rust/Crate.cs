using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Steelyard.Translation.Rust;

/// <summary>The files of a port, by their path in its folder; what comes with every port (the runtime library) is not among them.</summary>
public static partial class Crate
{
    /// <summary>All files that depend on what was ported.</summary>
    /// <param name="name">Name of the Python package, for example <c>app_port</c>.</param>
    /// <param name="file">Name of the Python file.</param>
    /// <param name="functions">The ported functions.</param>
    public static ImmutableSortedDictionary<string, string> Files(string name, string file, ImmutableArray<PortedFunction> functions) => new Dictionary<string, string>
    {
        ["Cargo.toml"] = Manifest(name),
        ["README.md"] = $"# {name}\n\nFunctions of `{file}`, ported by Steelyard; not proved yet.\n",
        ["pyproject.toml"] = Project(name),
        ["rustfmt.toml"] = "max_width = 100\n",
        [".gitignore"] = "target/\n*.so\n__pycache__/\n",
        ["src/lib.rs"] = Library(file, functions),
        ["src/glue.rs"] = GlueFile(functions),
        [$"python/{name}/__init__.py"] = Shim.Package(file, name, functions),
        [$"python/{name}/_functions.py"] = Shim.Functions(file, functions),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static string Manifest(string name) => $"""
        [package]
        name = "{name.Replace('_', '-')}"
        version = "0.1.0"
        edition = "2021"
        rust-version = "1.63"
        publish = false

        [lib]
        name = "_native"
        crate-type = ["cdylib"]

        [dependencies]
        pyo3 = {'{'} version = ">=0.17, <1", default-features = false, features = ["extension-module"] {'}'}
        steelyard_rt = {'{'} path = "steelyard_rt" {'}'}

        [profile.release]
        lto = true
        codegen-units = 1

        [workspace]
        """ + "\n";

    private static string Project(string name) => $"""
        [build-system]
        requires = ["maturin>=1,<2"]
        build-backend = "maturin"

        [project]
        name = "{name.Replace('_', '-')}"
        version = "0.1.0"
        readme = "README.md"
        requires-python = ">=3.9"

        [tool.maturin]
        python-source = "python"
        module-name = "{name}._native"
        features = ["pyo3/extension-module"]
        """ + "\n";

    private static string Library(string file, ImmutableArray<PortedFunction> functions)
    {
        var code = string.Join('\n', functions.Select(x => x.Rust));
        var used = "{" + string.Join(", ", Imports(code)) + "}";
        return $$"""
            //! Functions of {{file}}, ported by Steelyard. `Err(Leave::ToOriginal)` hands a call to the Python original.

            {{Allowed(code)}}mod glue;

            use steelyard_rt::{{used}};

            {{code}}
            steelyard_rt::extension! {
            {{string.Join('\n', functions.Select(x => Entry(x.Source.Name)))}}
            }

            """;
    }

    private static string Entry(string name) => Names.Of(name) is var made && made == name ? $"    {name} => crate::glue::{name}," : $"    {made} as \"{name}\" => crate::glue::{made},";

    /// <summary>What Rust's linters say of code that has the names and the shape of its Python; each stands only where the code gives reason.</summary>
    private static readonly ImmutableArray<(string Lint, Regex Reason)> Lints =
    [
        ("non_snake_case", new(@"\b(?:fn|let|mut|for|[(,|]) *&?(?:mut )?[a-z_]*[A-Z]\w*|[(,] ?[A-Z]\w*[:,]")),
        ("unused_assignments", new(@"\blet mut ")),
        ("unused_variables", new(@"\beach: &mut dyn FnMut")),
        ("clippy::approx_constant", new(@"\b(?:3\.14|6\.28|2\.718?|0\.693|1\.414|0\.707|2\.302|0\.318|1\.57|0\.785|1\.047|0\.523|1\.128|0\.434|0\.301|3\.32|1\.442)")),
        ("clippy::blocks_in_conditions", new(@"\b(?:if|while) (?:[^\n]*[(!|] ?)?\{\n")),
        ("clippy::collapsible_else_if", new(@"\} else \{\s+if ")),
        ("clippy::collapsible_if", new(@"\bif [^\n]*\{\s+if ")),
        ("clippy::eq_op", new(@"(?<![\w.])(\w+) (?:==|!=|<=?|>=?|-|/|&|\||\^) \1\b")),
        ("clippy::manual_range_contains", new(@"[<>]=? .*(?:&&|\|\|)[^{]*[<>]", RegexOptions.Singleline)),
        ("clippy::needless_return", new(@"\breturn [^;]*\.look\(\)")),
        ("clippy::never_loop", new(@"'try_\d+: loop|return|break")),
        ("clippy::nonminimal_bool", new(@"!\(|!.*(?:&&|\|\|)|!\w[\w.]*\.is_none\(\)")),
        ("clippy::ptr_arg", new(@": &(?:mut )?Vec<")),
        ("clippy::redundant_closure", new(@"\|\| ?\w+::|\|(\w+)[^|]*\| \w+(?:::\w+)*\(\1\)")),
        ("clippy::same_item_push", new(@"for _ in [^\n]*\{\s+\w+\.push\(")),
        ("clippy::too_many_arguments", new(@"\bfn \w+\((?:[^(){}]*,){7}")),
        ("clippy::type_complexity", new(@"<[^;{}=]*<[^;{}=]*(?:<|\()")),
        ("clippy::useless_vec", new(@"vec!\[")),
    ];

    private static string Allowed(string code)
    {
        var plain = Plain(code);
        var allowed = Lints.Where(x => x.Reason.IsMatch(plain)).Select(x => $"    {x.Lint}").ToList();
        return allowed.Count == 0 ? "" : $"// The names and the shape of the code are the Python's.\n#![allow(\n{string.Join(",\n", allowed)}\n)]\n\n";
    }

    private static readonly ImmutableSortedDictionary<string, string> TypePaths = new Dictionary<string, string>
    {
        ["Bytes"] = "bytes::Bytes",
        ["Counter"] = "counter::Counter",
        ["DefaultDict"] = "defaultdict::DefaultDict",
        ["Deque"] = "deque::Deque",
        ["Dict"] = "dict::Dict",
        ["Eval"] = "Eval",
        ["Flow"] = "Flow",
        ["Frozen"] = "set::Frozen",
        ["Instance"] = "instance::Instance",
        ["Integer"] = "integer::Integer",
        ["Items"] = "convert::Items",
        ["Kind"] = "Kind",
        ["Leave"] = "Leave",
        ["Many"] = "tuple::Many",
        ["Number"] = "number::Number",
        ["Pulse"] = "Pulse",
        ["Range"] = "int::Range",
        ["Set"] = "set::Set",
        ["Str"] = "text::Str",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly ImmutableHashSet<string> Foreign = ["std", "steelyard_rt", "f64", "i64", "char", "crate", "super", "self", "u8", "usize"];

    /// <summary>Modules and types of the runtime that the code names.</summary>
    private static IEnumerable<string> Imports(string code)
    {
        var plain = Plain(code);
        var modules = Module().Matches(plain).Select(x => x.Groups[1].Value).Where(x => !Foreign.Contains(x)).Distinct();
        var types = TypePaths.Where(x => Regex.IsMatch(plain, $@"\b{x.Key}\b")).Select(x => x.Value);
        return modules.Concat(types).Concat(plain.Contains("attempt!", StringComparison.Ordinal) ? ["attempt"] : []).Order(StringComparer.Ordinal);
    }

    // Behind `..` stands the end of a range, behind `.` a method.
    [GeneratedRegex(@"(?<![:\w]|(?<!\.)\.)([a-z_][a-z0-9_]*)::")]
    private static partial Regex Module();

    /// <summary>The code without comments and without what stands in literals: each begins where none of the others is open.</summary>
    private static string Plain(string code) => Text().Replace(code, x => x.Value[0] == '/' ? "" : "\"\"");

    [GeneratedRegex(@"//[^\n]*|""(?:[^""\\]|\\.)*""|'(?:[^'\\\n]|\\[^'\n]+|\\')'", RegexOptions.Singleline)]
    private static partial Regex Text();

    /// <summary>Types of the runtime that the glue names.</summary>
    private static string TypeImports(string code) => string.Concat(TypePaths.Where(x => x.Key != "Eval" && Regex.IsMatch(code, $@"\b{x.Key}\b")).Select(x => $"use steelyard_rt::{x.Value};\n"));

    private static string Structs(string code) => Outside().Matches(code).Select(x => x.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } all
        ? $"use crate::{(all.Count == 1 ? all[0] : "{" + string.Join(", ", all) + "}")};\n" : "";

    [GeneratedRegex(@"arguments\.class::<(\w+)>")]
    private static partial Regex Outside();

    private static string GlueFile(ImmutableArray<PortedFunction> functions) => $"""
        // @generated by Steelyard
        //! The way of arguments and results between Python and the ported functions.

        use steelyard_rt::convert::{'{'}Arguments, {(functions.Any(x => x.Glue.Contains(".into_python()", StringComparison.Ordinal)) ? "IntoPython, " : "")}Object{'}'};
        use steelyard_rt::Eval;
        {TypeImports(string.Concat(functions.Select(x => x.Glue)))}{Structs(string.Concat(functions.Select(x => x.Glue)))}
        {string.Join('\n', functions.Select(x => x.Glue))}
        """.TrimEnd() + "\n";
}
