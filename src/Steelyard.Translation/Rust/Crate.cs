using System.Collections.Immutable;
using System.Text;

namespace Steelyard.Translation.Rust;

/// <summary>The files of a port, by their path in its folder; what comes with every port (the runtime library) is not among them.</summary>
public static class Crate
{
    /// <summary>All files that depend on what was ported.</summary>
    /// <param name="name">Name of the Python package, for example <c>app_port</c>.</param>
    /// <param name="file">Name of the Python file.</param>
    /// <param name="functions">The ported functions.</param>
    /// <param name="mathImports">Import statements that the originals need.</param>
    public static ImmutableSortedDictionary<string, string> Files(
        string name, string file, ImmutableArray<PortedFunction> functions, ImmutableArray<string> mathImports) => new Dictionary<string, string>
        {
            ["Cargo.toml"] = Manifest(name),
            ["pyproject.toml"] = Project(name),
            ["rustfmt.toml"] = "max_width = 100\n",
            [".gitignore"] = "target/\n*.so\n__pycache__/\n",
            ["src/lib.rs"] = Library(file, functions),
            ["src/glue.rs"] = GlueFile(functions),
            [$"python/{name}/__init__.py"] = Shim(file, functions),
            [$"python/{name}/_original.py"] = Originals(file, functions, mathImports),
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
        requires-python = ">=3.9"

        [tool.maturin]
        python-source = "python"
        module-name = "{name}._native"
        features = ["pyo3/extension-module"]
        """ + "\n";

    private static string Library(string file, ImmutableArray<PortedFunction> functions)
    {
        var code = string.Join('\n', functions.Select(x => x.Rust));
        var modules = new[] { "float", "int", "list", "recursion", "text" }.Where(x => code.Contains($"{x}::", StringComparison.Ordinal));
        var types = new[] { "Eval" }.Concat(code.Contains("Leave::", StringComparison.Ordinal) ? ["Leave"] : []).Concat(code.Contains("Pulse::", StringComparison.Ordinal) ? ["Pulse"] : []);
        var used = "{" + string.Join(", ", modules.Concat(types)) + "}";
        return $$"""
            //! Functions of {{file}}, ported by Steelyard. `Err(Leave::ToOriginal)` hands a call to the Python original.

            // The names and the shape of the code are the Python's.
            #![allow(
                non_snake_case,
                unused_assignments,
                clippy::approx_constant,
                clippy::collapsible_else_if,
                clippy::collapsible_if,
                clippy::eq_op,
                clippy::manual_range_contains,
                clippy::needless_late_init,
                clippy::needless_range_loop,
                clippy::never_loop,
                clippy::nonminimal_bool,
                clippy::ptr_arg,
                clippy::too_many_arguments
            )]

            mod glue;

            use steelyard_rt::{{used}};

            {{code}}
            steelyard_rt::extension! {
            {{string.Join('\n', functions.Select(x => $"    {x.Source.Name} => crate::glue::{x.Source.Name},"))}}
            }

            """;
    }

    private static string GlueFile(ImmutableArray<PortedFunction> functions) => $"""
        //! The way of arguments and results between Python and the ported functions.

        use steelyard_rt::convert::{'{'}Arguments, IntoPython, Object{'}'};
        use steelyard_rt::Eval;

        {string.Join('\n', functions.Select(x => x.Glue))}
        """.TrimEnd() + "\n";

    private static string Originals(string file, ImmutableArray<PortedFunction> functions, ImmutableArray<string> mathImports)
    {
        var text = new StringBuilder($"\"\"\"The originals of the ported functions of {file}, as they were when they were ported.\"\"\"\n");
        foreach (var line in mathImports)
            text.Append(line).Append('\n');
        foreach (var function in functions)
            text.Append("\n\n").Append(function.Source.Source.TrimEnd()).Append('\n');
        return text.ToString();
    }

    private static string Shim(string file, ImmutableArray<PortedFunction> functions)
    {
        var text = new StringBuilder($"""
            \"\"\"Functions of {file}, ported to Rust by Steelyard. Calls that leave the proven ground run the original.\"\"\"
            import importlib
            import os
            import types

            from . import _native, _original


            """.Replace("\\\"", "\"", StringComparison.Ordinal));
        foreach (var function in functions)
            text.Append(Maker(function)).Append("\n\n");
        text.Append("_MAKERS = {").AppendJoin(", ", functions.Select(x => $"\"{x.Source.Name}\": _make_{x.Source.Name}")).Append("}\n");
        text.Append("_NEEDS = {\n");
        foreach (var function in functions)
            text.Append($"    \"{function.Source.Name}\": {{{string.Join(", ", function.Needs.Select(x => $"\"{x.Key}\": \"{x.Value}\""))}}},\n");
        text.Append("}\n").Append(ShimTail);
        foreach (var function in functions)
            text.Append($"{function.Source.Name} = switch(\"{function.Source.Name}\", _original.{function.Source.Name})\n");
        return text.ToString();
    }

    /// <summary>A function with the original's parameters, so that the interpreter itself binds the arguments and complains about wrong ones.</summary>
    private static string Maker(PortedFunction function)
    {
        var (name, parameters) = (function.Source.Name, function.Source.Parameters);
        var plain = parameters.Length - function.Source.Defaults.Length;
        var given = string.Join(", ", parameters.Select((x, i) => i < plain ? x : $"{x}=None"));
        var passed = string.Join(", ", parameters);
        var check = function.Needs.Count == 0 ? "" : $"""
                    if not _genuine_(_scope_):
                        return _original_({passed})

            """;
        return $"""
            def _make_{name}(_native_, _leave_, _genuine_, _scope_, _original_, _private_):
                def {name}({given}):
            {check}        _result_ = _native_({passed})
                    if _result_ is _leave_:
                        return _private_({passed})
                    return _result_

                return {name}
            """ + "\n";
    }

    private const string ShimTail = """"
        _SCOPES = {}


        def needs(name):
            """Ported functions that must be in place for this one, itself included."""
            found = {name}
            for other, member in _NEEDS[name].items():
                if not member and other not in found:
                    found |= {other} if other == name else {other} | {x for x, m in _NEEDS[other].items() if not m}
            return found


        def _member(path):
            module, _, name = path.partition(".")
            found = importlib.import_module(module)
            return getattr(found, name) if name else found


        def _guard(name, known):
            """Says whether the names that a function needs still mean what they meant when it was ported."""
            wanted = []
            reached, todo = set(), [name]
            while todo:
                current = todo.pop()
                if current in reached:
                    continue
                reached.add(current)
                for other, member in _NEEDS[current].items():
                    wanted.append((other, _member(member) if member else None))
                    if not member:
                        todo.append(other)
            checks = tuple(dict(wanted).items())

            def genuine(scope):
                for other, value in checks:
                    found = scope.get(other)
                    if found is not value and not (value is None and found in known[other]):
                        return False
                return True

            return genuine


        def switch(name, original):
            """The port of a function. Where it leaves to the original, that one calls originals too, so that the depth is the same."""
            if os.environ.get("STEELYARD_PORTS") == "off":
                return original
            scope = original.__globals__
            known, private = _SCOPES.setdefault(id(scope), ({x: [] for x in _MAKERS}, {"__builtins__": __builtins__, "__name__": scope.get("__name__")}))
            for other, member in _NEEDS[name].items():
                if member:
                    private[other] = _member(member)
            alone = types.FunctionType(original.__code__, private, name, original.__defaults__)
            private[name] = alone
            leave = alone if _NEEDS[name] else original
            made = _MAKERS[name](getattr(_native, name), NotImplemented, _guard(name, known), scope, original, leave)
            port = types.FunctionType(made.__code__, scope, name, original.__defaults__, made.__closure__)
            for field in ("__doc__", "__module__", "__qualname__", "__annotations__", "__dict__"):
                setattr(port, field, getattr(original, field))
            port.__wrapped__ = original
            known[name] += [original, port]
            return port


        def switcher(name):
            """Replaces a function by its port."""
            return lambda function: switch(name, function)


        def original(name):
            """The original of a function."""
            return getattr(_original, name)


        def port(name):
            """The port of a function."""
            return globals()[name]


        def native(name):
            """The Rust function itself, which answers NotImplemented where it leaves."""
            return getattr(_native, name)


        """";
}
