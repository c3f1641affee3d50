using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary><c>port</c>, <c>prove</c> and <c>run</c> on a small program.</summary>
public sealed class PortTests(PortTests.Port port) : IClassFixture<PortTests.Port>
{
    private const string Program = """
        import sys


        def score(n, step, rate):
            total = 0
            weight = 0.5
            for i in range(n):
                if i % 3 == 0:
                    total += (i - 7) // step
                else:
                    total -= (i - 7) % step
                weight = weight * rate + total / 4
            return weight


        def tally(n):
            counts = vars()
            return len(counts) + n


        def main():
            for step in (-3, -1, 2, 5):
                for n in range(30):
                    print(n, step, score(n, step, 0.75))
            print(tally(7))


        if __name__ == "__main__":
            main()
            print("port" if hasattr(score, "__wrapped__") else "original", file=sys.stderr)

        """;

    private const string Rich = """
        def smooth(values, rounds):
            for _ in range(rounds):
                for i in range(1, len(values) - 1):
                    values[i] += (values[i - 1] - 2 * values[i] + values[i + 1]) / 4
            return sum(values)


        def words(text):
            counts = {}
            for word in text.split():
                word = word.strip(".,").lower()
                if word not in ("a", "the"):
                    counts[word] = counts.get(word, 0) + 1
            return sorted(counts.items(), key=lambda x: (-x[1], x[0]))


        def vowels(text):
            found = 0
            for i, c in enumerate(text):
                if c in "aeiou" and (i == 0 or text[i - 1] != c):
                    found += 1
            return found


        def number(text, otherwise):
            try:
                return int(text)
            except ValueError:
                return otherwise


        def paths(grid, y, x):
            if y == 0 or x == 0:
                return 1
            if grid[y][x]:
                return 0
            return paths(grid, y - 1, x) + paths(grid, y, x - 1)


        def fill(grid, value):
            for row in grid:
                for x in range(len(row)):
                    if row[x] == 0:
                        row[x] = value
                    else:
                        if value < 0:
                            row[x] -= 1
            return len(grid)


        def find(items, wanted):
            for i, item in enumerate(items):
                if item == wanted:
                    break
            else:
                return -1
            return i


        class Tree:
            def __init__(self, key):
                self.key = key
                self.left = None
                self.right = None

            def insert(self, key):
                if key < self.key:
                    if self.left is None:
                        self.left = Tree(key)
                    else:
                        self.left.insert(key)
                else:
                    if self.right is None:
                        self.right = Tree(key)
                    else:
                        self.right.insert(key)

            def height(self):
                left = self.left.height() if self.left else 0
                right = self.right.height() if self.right else 0
                return 1 + max(left, right)

            def walk(self):
                if self.left is not None:
                    yield from self.left.walk()
                yield self.key
                if self.right is not None:
                    yield from self.right.walk()


        class Grid:
            def __init__(self, rows):
                self.rows = rows

            def __getitem__(self, at):
                return self.rows[at[0]][at[1]]


        def primes():
            n = 2
            while True:
                if all(n % p for p in range(2, n)):
                    yield n
                n += 1


        def grown(keys):
            root = Tree(keys[0])
            for key in keys[1:]:
                root.insert(key)
            return root.height(), [x for x in root.walk()]


        def corner(n):
            return Grid([[n, 1], [0, n]])[0, 1]


        def first(count):
            found = []
            for p in primes():
                if len(found) == count:
                    return found
                found.append(p)


        def main():
            for n in range(3, 9):
                print(grown([x * 7 % n for x in range(n)]), corner(n), first(n))
                print(smooth([float(i * i % 7) for i in range(n)], n), words("The cat, a dog and the cat. " * n), vowels("queueing aloud" * n))
                print(number("1" * n, 0), number("x" * n, n), paths([[0] * n for _ in range(n)], n - 1, n - 1), find([1, 2, n], n), find([1], n))
                print(fill([[0, 1, 0] for _ in range(n)], n - 5))


        if __name__ == "__main__":
            main()

        """;

    [SkippableFact]
    public void A_ported_function_behaves_as_the_original()
    {
        var function = port.Function;
        Assert.Equal("score", function.Text("name"));
        Assert.Equal("ported", function.Text("status"));
        Assert.Equal("score(n: int, step: int, rate: float) -> float", function.Text("signature"));
        Assert.Empty(function["reasons"]!.AsArray());
        Assert.Equal(120, function.Number("calls"));
        Assert.True(function.Number("recorded") > 0);
        Assert.Equal(function.Number("recorded"), function.Number("replayed"));
        Assert.True(function.Number("generated") > 0);
        Assert.Equal(0, function.Number("differences"));
        Assert.Equal(0, function.Number("fallbacks"));
        Assert.Empty(function["counterexamples"]!.AsArray());
    }

    [SkippableFact]
    public void A_program_prints_the_same_with_its_port()
    {
        var folder = port.Folder;
        var plain = port.Sandbox.RunOther(port.Python, port.File).Expect(0);
        var ported = port.Sandbox.Run("run", "--ports", folder, "--", port.Python, port.File).Expect(0);
        Assert.Equal(plain.Output, ported.Output);
        Assert.Equal("original\n", plain.Error);
        Assert.Equal("port\n", ported.Error);
    }

    [SkippableFact]
    public void The_crate_is_as_Rust_developers_write_it()
    {
        using var sandbox = new Sandbox();
        var file = sandbox.Write("rich.py", Rich);
        var run = sandbox.Run("port", file, "--once", "--json", "--seed", "7", "--count", "20", "--no-measure", "--", port.Python, file);
        var document = Documents.Port(run);
        Assert.All(document["functions"]!.AsArray().Where(x => x!.Text("name") is not ("main" or "primes")), x => Assert.Equal("ported", x!.Text("status")));
        var crate = document.Text("crate");
        if (!IsThere("cargo-clippy") || !IsThere("rustfmt"))
            throw new MissingRequirementException("clippy and rustfmt are needed: rustup component add clippy rustfmt");
        string[] source = ["--offline", "--config", "source.crates-io.replace-with=\"debian\"", "--config", "source.debian.directory=\"/usr/share/cargo/registry\""];
        var manifest = Path.Combine(crate, "Cargo.toml");
        sandbox.RunOther("env", ["PYO3_PYTHON=" + port.Python, "CARGO_TARGET_DIR=" + sandbox.At("target"), "cargo", "clippy", "--quiet", "--manifest-path", manifest, .. source, "--", "-D", "warnings"]).Expect(0);
        sandbox.RunOther("cargo", "fmt", "--manifest-path", manifest, "--", "--check").Expect(0);
    }

    private static bool IsThere(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(x => File.Exists(Path.Combine(x, program)));

    [SkippableFact]
    public void A_port_is_proved_again()
    {
        var proof = port.Sandbox.Run("prove", port.Folder, "--seed", "7", "--count", "100").Expect(0);
        Assert.Contains("score: replayed ", proof.Output, StringComparison.Ordinal);
        Assert.Contains(" 0 differences", proof.Output, StringComparison.Ordinal);
        Assert.Contains("Seed 7.", proof.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void What_cannot_be_translated_is_refused_where_it_stands()
    {
        using var sandbox = new Sandbox();
        var file = sandbox.Write("app.py", Program);
        var run = sandbox.Run("port", $"{file}:tally", "--json", "--seed", "7", "--", port.Python, file).Expect(1);
        var document = JsonNode.Parse(run.Output)!;
        Assert.Null(document["crate"]);
        var function = Assert.Single(document["functions"]!.AsArray())!;
        Assert.Equal("refused", function.Text("status"));
        var reason = Assert.Single(function["reasons"]!.AsArray())!;
        Assert.Equal("function vars", reason.Text("feature"));
        Assert.Equal(Array.FindIndex(Program.Split('\n'), x => x.Contains("counts = vars()", StringComparison.Ordinal)) + 1, reason.Number("line"));
        Assert.Equal(14, reason.Number("column"));
        Assert.False(Directory.Exists(sandbox.At(".steelyard")));
        Assert.Equal(Program, File.ReadAllText(file));
        sandbox.AssertNoTemporaryFolderIsLeft();
    }

    [SkippableFact]
    public void The_users_file_stays_as_it_is()
    {
        _ = port.Function;
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(Program)), SHA256.HashData(File.ReadAllBytes(port.File)));
        Assert.Equal([".steelyard", "app.py", "tmp"], Directory.EnumerateFileSystemEntries(port.Sandbox.Folder).Select(x => Path.GetFileName(x)).Order(StringComparer.Ordinal));
        port.Sandbox.AssertNoTemporaryFolderIsLeft();
    }

    [SkippableTheory]
    [InlineData("app.py:scores", "no function 'scores'", "score")]
    [InlineData("ap.py:score", "there is no file ap.py")]
    [InlineData("app.py:score,", "names no function")]
    [InlineData("app.py:main.inner", "no function 'main.inner'")]
    [InlineData("tmp", "tmp is a folder")]
    public void A_function_that_is_not_there_is_named(string target, params string[] messages)
    {
        using var sandbox = new Sandbox();
        sandbox.Write("app.py", Program);
        sandbox.Run("port", target, "--", port.Python, "app.py").ExpectUsageError(messages);
    }

    [Theory]
    [InlineData("there is no folder", "run", "--ports", "none", "--", "python3", "app.py")]
    [InlineData("is not the folder of a port", "prove", "none")]
    public void A_port_that_is_not_there_is_named(string message, params string[] arguments)
    {
        using var sandbox = new Sandbox();
        sandbox.Run(arguments).ExpectUsageError(message);
    }

    /// <summary>One port for all tests, because a build takes long; made when the first test asks.</summary>
    public sealed class Port : IDisposable
    {
        private readonly Lazy<Sandbox> sandbox = new(() => new Sandbox());
        private readonly Lazy<string> python = new(() => Pythons.UpTo(new Version(3, 11)).Executable);
        private readonly Lazy<JsonNode> document;

        public Port() => document = new(Make);

        /// <summary>The interpreter: with Debian's crates a port is built for CPython up to 3.11.</summary>
        internal string Python => python.Value;

        internal Sandbox Sandbox => sandbox.Value;

        internal string File => Sandbox.At("app.py");

        /// <summary>What <c>port</c> said of the function.</summary>
        internal JsonNode Function => Assert.Single(document.Value["functions"]!.AsArray())!;

        /// <summary>The port's folder.</summary>
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
            Sandbox.Write("app.py", Program);
            var run = Sandbox.Run("port", $"{File}:score", "--once", "--json", "--seed", "7", "--", Python, File).Expect(0);
            return Documents.Port(run);
        }
    }
}
