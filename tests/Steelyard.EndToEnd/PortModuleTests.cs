using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary><c>port</c> on a whole module of a package: one crate, callers with their callees, examples in place of a command, adoption.</summary>
public sealed class PortModuleTests(PortModuleTests.Module module) : IClassFixture<PortModuleTests.Module>
{
    private const string Source = """
        '''Numbers.'''
        from .other import LIMIT


        def step(n):
            '''One step.

            >>> step(6), step(7)
            (3, 22)
            '''
            return n // 2 if n % 2 == 0 else 3 * n + 1


        def length(n: int) -> int:
            count = 1
            while n > 1:
                n = step(n)
                count += 1
            return count


        def greet(name: str) -> None:
            print("hello", name)


        def unused(a, b):
            return a + b


        def move(type):
            '''A name that Rust keeps to itself.

            >>> move(2)
            3
            '''
            return type + 1


        class Tally:
            '''Adds up.

            >>> tally = Tally(6)
            >>> [tally.add(n) for n in (1, 2, 3)], tally.total, tally.seen
            ([1, 3, 6], 6, [1, 2, 3])
            >>> tally.add(1)
            Traceback (most recent call last):
            ValueError: too much
            '''

            def __init__(self, limit):
                self.__limit = limit
                self.total = 0
                self.seen = []

            def add(self, n):
                self.total += n
                if self.total > self.__limit:
                    raise ValueError("too much")
                self.seen.append(n)
                return self.total

        """;

    [SkippableFact]
    public void Each_function_of_the_module_has_its_verdict()
    {
        Assert.Equal(["step ported", "length ported", "greet refused", "unused refused", "move ported", "Tally.add ported"], module.Functions.Select(x => $"{x!.Text("name")} {x!.Text("status")}"));
        Assert.Equal("function print", Reason("greet"));
        Assert.Equal("not called", Reason("unused"));
        Assert.Equal(0, module.Functions.Sum(x => x!.Number("differences")));
        Assert.All(module.Functions.Where(x => x!.Text("status") == "ported"), x => Assert.True(x!.Number("replayed") > 0 && x!.Number("generated") > 0));
    }

    [SkippableFact]
    public void A_package_runs_with_its_ports()
    {
        var run = module.Sandbox.Run("run", "--ports", module.Folder, "--", module.Python, "-m", "pkg").Expect(0);
        Assert.Equal("112 True\n", run.Output);
        module.Sandbox.Environment["STEELYARD_PORTS"] = "off";
        Assert.Equal("112 False\n", module.Sandbox.Run("run", "--ports", module.Folder, "--", module.Python, "-m", "pkg").Expect(0).Output);
        module.Sandbox.Environment.Remove("STEELYARD_PORTS");
    }

    [SkippableFact]
    public void A_function_that_has_changed_runs_as_it_is_now()
    {
        using var sandbox = new Sandbox();
        foreach (var file in new[] { "pkg/__init__.py", "pkg/__main__.py", "pkg/other.py" })
            sandbox.Write(file, File.ReadAllText(module.Sandbox.At(file)));
        sandbox.Write("pkg/numbers.py", Source.Replace("3 * n + 1", "n + 1", StringComparison.Ordinal));
        CopyFolder(module.Folder, sandbox.At(".steelyard/ports/numbers"));
        var run = sandbox.Run("run", "--ports", sandbox.At(".steelyard/ports"), "--", module.Python, "-m", "pkg").Expect(0);
        Assert.Equal("8 False\n", run.Output);
        Assert.Contains("step of ", run.Error, StringComparison.Ordinal);
        Assert.Contains("has changed since it was ported", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_port_is_adopted_with_the_printed_lines()
    {
        var code = "import sys; sys.path.insert(0, sys.argv[1]); from numbers_port import length, step; print(length(27), step(3), step(2**70) == 2**69, step.__doc__[:8])";
        var run = module.Sandbox.RunOther(module.Python, "-c", code, Path.Combine(module.Folder, "python")).Expect(0);
        Assert.Equal("112 10 True One step\n", run.Output);
    }

    [SkippableFact]
    public void A_module_adopts_its_functions_and_keeps_those_that_have_changed()
    {
        var code = """
            import sys; sys.path.insert(0, sys.argv[1])
            import pkg.numbers as numbers
            from numbers_port import adopt
            step = numbers.step
            adopt(numbers.length, numbers.step)
            adopt(numbers.length, numbers.step)
            print(numbers.length(27), numbers.step.__wrapped__ is step, numbers.step(2**70) == 2**69)
            def step(n, by=1): return n + by
            step.__globals__["step"] = step
            adopt(step)
            print(hasattr(step, "__wrapped__"), step(3))
            """;
        var run = module.Sandbox.RunOther(module.Python, "-c", code, Path.Combine(module.Folder, "python")).Expect(0);
        Assert.Equal("112 True True\nFalse 4\n", run.Output);
        Assert.Contains("step has changed since it was ported; the original of step runs", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_class_adopts_its_methods()
    {
        var code = """
            import sys; sys.path.insert(0, sys.argv[1])
            from pkg.numbers import Tally
            from numbers_port import adopt
            adopt(Tally)
            class Other(Tally): pass
            for kind in Tally, Other:
                tally = kind(9)
                kept = tally.seen
                try:
                    print([tally.add(n) for n in (4, 5, 1)])
                except ValueError as error:
                    print(error, tally.total, tally.seen, tally.seen is kept)
            print(Tally.add.__qualname__, hasattr(Tally.add, "__wrapped__"))
            """;
        var run = module.Sandbox.RunOther(module.Python, "-c", code, Path.Combine(module.Folder, "python")).Expect(0);
        Assert.Equal("too much 10 [4, 5] True\ntoo much 10 [4, 5] True\nTally.add True\n", run.Output);
    }

    [SkippableFact]
    public void The_crate_tests_itself_and_says_what_it_is()
    {
        Assert.Contains("| `step(n: int) -> int` | ported | ", File.ReadAllText(Path.Combine(module.Folder, "README.md")), StringComparison.Ordinal);
        var code = "import os, sys, unittest; os.chdir(sys.argv[1]); sys.path.insert(0, 'python'); unittest.main(module=None, argv=['', 'discover', 'tests'])";
        Assert.Contains("Ran 1 test", module.Sandbox.RunOther(module.Python, "-c", code, module.Folder).Expect(0).Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_project_file_is_what_maturin_reads()
    {
        var project = File.ReadAllText(Path.Combine(module.Folder, "pyproject.toml"));
        Assert.All(["build-backend = \"maturin\"", "python-source = \"python\"", "module-name = \"numbers_port._native\"", "readme = \"README.md\""],
            x => Assert.Contains(x, project, StringComparison.Ordinal));
        Assert.Contains("crate-type = [\"cdylib\"]", File.ReadAllText(Path.Combine(module.Folder, "Cargo.toml")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_proof_is_a_document_too()
    {
        var proof = Documents.Proof(module.Sandbox.Run("prove", module.Folder, "--json", "--seed", "3", "--count", "50").Expect(0));
        Assert.Equal(["Tally.add", "length", "move", "step"], proof["functions"]!.AsArray().Select(x => x!.Text("name")));
    }

    [SkippableFact]
    public void An_original_that_the_port_does_not_equal_is_found()
    {
        using var sandbox = new Sandbox();
        var folder = sandbox.At("numbers");
        CopyFolder(module.Folder, folder);
        sandbox.Write("numbers/python/numbers_port/_original.py", File.ReadAllText(Path.Combine(folder, "python/numbers_port/_original.py")).Replace("3 * n + 1", "3 * n + 2", StringComparison.Ordinal));
        var run = sandbox.Run("prove", folder, "--count", "50").Expect(1);
        Assert.Contains("original ", run.Output, StringComparison.Ordinal);
        sandbox.AssertNoTemporaryFolderIsLeft();
    }

    private string Reason(string function) => Assert.Single(module.Functions.Single(x => x!.Text("name") == function)!["reasons"]!.AsArray())!.Text("feature");

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>One port for all tests.</summary>
    public sealed class Module : IDisposable
    {
        private readonly Lazy<Sandbox> sandbox = new(() => new Sandbox());
        private readonly Lazy<string> python = new(() => Pythons.UpTo(new Version(3, 11)).Executable);
        private readonly Lazy<JsonNode> document;

        public Module() => document = new(Make);

        internal string Python => python.Value;

        internal Sandbox Sandbox => sandbox.Value;

        internal JsonArray Functions => document.Value["functions"]!.AsArray();

        internal string Folder => document.Value.Text("crate");

        public void Dispose()
        {
            if (sandbox.IsValueCreated)
                sandbox.Value.Dispose();
        }

        private JsonNode Make()
        {
            if (!Directory.Exists("/usr/share/cargo/registry/pyo3-0.17.3"))
                throw new MissingRequirementException("no pyo3 is installed: apt-get install librust-pyo3-dev");
            Sandbox.Write("pkg/__init__.py", "");
            Sandbox.Write("pkg/other.py", "LIMIT = 5\n");
            Sandbox.Write("pkg/__main__.py", "from .numbers import length\nprint(length(27), hasattr(length, '__wrapped__'))\n");
            var file = Sandbox.Write("pkg/numbers.py", Source);
            Sandbox.Environment["VIRTUAL_ENV"] = Path.GetDirectoryName(Path.GetDirectoryName(Python));
            var run = Sandbox.Run("port", file, "--no-measure", "--json", "--seed", "7").Expect(1);
            return Documents.Port(run);
        }
    }
}
