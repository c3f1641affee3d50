using System.Collections.Immutable;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Toolchains;

/// <summary>Python with a Rust extension (PyO3): a cdylib built by cargo, put beside the Python sources as an importable module.</summary>
internal sealed class HybridToolchain(Cargo cargo, PythonChoice choice) : IToolchain
{
    /// <summary>The crate feature that candidates offer for PyO3 before its bound API (0.21), as Debian's is.</summary>
    private const string OldApi = "gil-refs";
    private static readonly Version BoundApi = new(0, 21);

    // From 0.18 on PyO3 refuses interpreters that it does not know by itself; before, it builds against them and hopes.
    private static readonly Version ChecksInterpreter = new(0, 18);
    private static readonly Version NewestForOld = new(3, 11);

    public Answer<Recipe> RecipeFor(CandidateRule candidate)
    {
        var python = choice.For(candidate);
        if (python.Value is not { } interpreter)
            return Answer<Recipe>.No(python.Reason!);
        if (!candidate.Ports.IsEmpty)
            return Ports(interpreter, candidate);
        var answer = cargo.Inspect(candidate.Source);
        if (answer.Value is not { } crate)
            return Answer<Recipe>.No(answer.Reason!);
        var pyo3 = cargo.FromDebian(crate) ? Cargo.DebianVersion("pyo3") : null;
        if (pyo3 < ChecksInterpreter && interpreter.Release > NewestForOld)
            return Answer<Recipe>.No($"Debian's PyO3 {pyo3} supports CPython up to {NewestForOld}, not {interpreter.Version}: name another interpreter with --python, or make the crate registry reachable");
        return crate.DynamicLibrary is { } library ? Recipe(interpreter, candidate, crate, library, pyo3)
            : Answer<Recipe>.No($"{candidate.Source}/Cargo.toml builds no extension: set crate-type = [\"cdylib\"] under [lib]");
    }

    /// <summary>Every port is a crate of its own; what its package imports stands in the package's folder.</summary>
    private Answer<Recipe> Ports(PythonInterpreter python, CandidateRule candidate)
    {
        var whole = PythonToolchain.Recipe(python, candidate);
        foreach (var port in candidate.Ports)
        {
            if (cargo.Inspect(Path.Combine(candidate.Source, port)) is { Value: null } answer)
                return Answer<Recipe>.No(answer.Reason!);
            var one = cargo.Recipe(cargo.Inspect(Path.Combine(candidate.Source, port)).Value! with { Dependencies = ["pyo3"] }, [], candidate.Flags);
            string[] place = ["--manifest-path", $"{port}/Cargo.toml"];
            var target = $"{{out}}/target/{Path.GetFileName(port)}";
            whole = whole with
            {
                Versions = [.. whole.Versions.Union(one.Versions)],
                Fetch = [.. whole.Fetch, .. one.Fetch.Select(x => x.AddRange(place))],
                Build = [.. whole.Build, .. one.Build.Select(x => x.AddRange(place).Add("--target-dir").Add(target))],
                BuildEnvironment = one.BuildEnvironment.SetItem("PYO3_PYTHON", python.Executable),
                Collect = [.. whole.Collect, ($"{target}/release/lib_native.so", $"{{out}}/{Path.GetFileName(port)}.so")],
            };
        }
        return whole with { Ships = file => Path.GetExtension(file) == ".py" };
    }

    private Recipe Recipe(PythonInterpreter python, CandidateRule candidate, CargoCrate crate, string library, Version? pyo3)
    {
        var plain = PythonToolchain.Recipe(python, candidate);
        ImmutableArray<string> features = pyo3 < BoundApi && crate.Features.Contains(OldApi) ? [OldApi] : [];
        var rust = cargo.Recipe(crate, features, candidate.Flags);
        return rust with
        {
            Versions = [.. plain.Versions, .. rust.Versions],
            Needs = plain.Needs,
            Cautions = plain.Cautions,
            BuildEnvironment = rust.BuildEnvironment.Add("PYO3_PYTHON", python.Executable),
            Collect = [($"{{out}}/target/release/lib{library}.so", $"{{source}}/{library}.so")],
            Dependencies = source => rust.Dependencies(source) is { } crates ? [.. plain.Dependencies(source) ?? [], .. crates] : null,
            Ships = file => Path.GetExtension(file) is ".py" or ".so",
            Placeholders = plain.Placeholders,
        };
    }
}
