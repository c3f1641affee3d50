using System.Text;
using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary><c>port</c> on files, functions and commands that are not as they should be. Nothing is built here.</summary>
public sealed class PortMistakeTests
{
    private static readonly Lazy<string> Python = new(() => Pythons.UpTo(new Version(3, 11)).Executable);

    [SkippableFact]
    public void A_syntax_error_is_shown_where_it_stands()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("app.py", "def f(x):\n    return x +\n");
        sandbox.Run("port", "app.py:f", "--", Python.Value, "app.py").ExpectUsageError("app.py, line 2", "invalid syntax");
    }

    [SkippableFact]
    public void A_program_that_fails_is_no_recording()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("app.py", "def f(x):\n    return x\nf(1)\nraise SystemExit('no data')\n");
        sandbox.Run("port", "app.py:f", "--", Python.Value, "app.py").ExpectUsageError("exit status 1", "no data");
        sandbox.AssertNoTemporaryFolderIsLeft();
    }

    [SkippableFact]
    public void A_program_that_hangs_is_ended()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("app.py", "import time\ndef f(x):\n    return x\nf(1)\ntime.sleep(1000)\n");
        sandbox.Run("port", "app.py:f", "--time-limit", "2s", "--", Python.Value, "app.py").ExpectUsageError("did not end within 2 s", "--time-limit");
        sandbox.AssertNoProcessIsLeft();
    }

    [SkippableFact]
    public void An_interrupted_recording_leaves_nothing_running()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("app.py", "import time\ndef f(x):\n    return x\nopen('started', 'w').close()\ntime.sleep(1000)\n");
        var tool = sandbox.Start("port", "app.py:f", "--", Python.Value, "app.py");
        tool.WaitUntil(() => File.Exists(sandbox.At("started")));
        tool.Interrupt();
        tool.WaitForEnd().Expect(130);
        sandbox.AssertNoProcessIsLeft();
        sandbox.AssertNoTemporaryFolderIsLeft();
    }

    [Fact]
    public void An_interpreter_that_is_not_there_is_named()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("app.py", "def f(x):\n    return x\n");
        sandbox.Run("port", "app.py:f", "--", "python7", "app.py").ExpectUsageError("'python7' does not start a Python");
        sandbox.Run("port", "app.py:f", "--", "sh", "app.py").ExpectUsageError("'sh' does not start a Python");
    }

    [SkippableTheory]
    [InlineData("never called", "def f(x):\n    return x\n", "not called", 1)]
    [InlineData("arguments that cannot be written", "def f(x):\n    return 1\nf(open(__file__))\n", "type of an argument", 1)]
    [InlineData("decorator", "def d(g):\n    return g\n@d\ndef f(x):\n    return x\nf(1)\n", "decorator", 3)]
    [InlineData("async", "async def f(x):\n    return x\n", "async function", 1)]
    [InlineData("prints", "def f(x):\n    y = x + 1\n    print(y)\n    return y\nf(1)\n", "function print", 3)]
    [InlineData("reads a file", "def f(x):\n    with open(x) as file:\n        return len(file.read())\nf(__file__)\n", "", 2)]
    [InlineData("reads the clock", "import time\ndef f(x):\n    return x + time.time()\nf(1.0)\n", "", 3)]
    [InlineData("is random", "import random\ndef f(x):\n    return x + random.random()\nf(1.0)\n", "", 3)]
    [InlineData("keeps state", "seen = []\ndef f(x):\n    seen.append(x)\n    return len(seen)\nf(1)\n", "", 3)]
    [InlineData("counts calls", "n = 0\ndef f(x):\n    global n\n    n = n + x\n    return n\nf(1)\n", "", 3)]
    public void What_cannot_be_ported_is_refused_where_it_stands(string what, string program, string feature, int line)
    {
        using var sandbox = new Sandbox();
        var file = sandbox.Write("app.py", program);
        var run = sandbox.Run("port", $"{file}:f", "--json", "--", Python.Value, file).Expect(1);
        var function = Assert.Single(Documents.Port(run)["functions"]!.AsArray(), x => x!.Text("name") == "f")!;
        Assert.True(function.Text("status") == "refused", what);
        var reason = Assert.Single(function["reasons"]!.AsArray())!;
        Assert.Equal(line, reason.Number("line"));
        if (feature.Length > 0)
            Assert.Equal(feature, reason.Text("feature"));
        Assert.Equal(program, File.ReadAllText(file));
        Assert.False(Directory.Exists(sandbox.At(".steelyard")));
    }

    [SkippableFact]
    public void A_function_of_ten_thousand_lines_is_looked_at_like_any_other()
    {
        using var sandbox = new Sandbox();
        var lines = new StringBuilder("def f(x):\n    print(x)\n");
        for (var i = 0; i < 10_000; i++)
            lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"    x = x + {i}\n");
        var file = sandbox.Write("app.py", lines + "    return x\nf(1)\n");
        var run = sandbox.Run("port", $"{file}:f", "--json", "--", Python.Value, file).Expect(1);
        var reason = Assert.Single(Assert.Single(Documents.Port(run)["functions"]!.AsArray())!["reasons"]!.AsArray())!;
        Assert.Equal(2, reason.Number("line"));
    }

    [SkippableFact]
    public void A_file_in_another_encoding_is_read_as_python_reads_it()
    {
        using var sandbox = new Sandbox();
        var file = sandbox.At("app.py");
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes("# -*- coding: latin-1 -*-\n# caf\u00e9\ndef f(x):\n    y = '\u00e9'; print(y)\n    return x\nf(1)\n"));
        var run = sandbox.Run("port", $"{file}:f", "--json", "--", Python.Value, file).Expect(1);
        var reason = Assert.Single(Assert.Single(Documents.Port(run)["functions"]!.AsArray())!["reasons"]!.AsArray())!;
        Assert.Equal((4, 14), ((int)reason.Number("line"), (int)reason.Number("column")));
    }

    [SkippableFact]
    public void A_folder_that_cannot_be_written_is_found_out_first()
    {
        using var sandbox = new Sandbox();
        var file = sandbox.Write("app.py", "def f(x):\n    return x\nopen('ran', 'w').close()\n");
        sandbox.Write(".steelyard", "a file where the folder would be");
        sandbox.Run("port", $"{file}:f", "--", Python.Value, file).ExpectUsageError("cannot write", "--out");
        Assert.False(File.Exists(sandbox.At("ran")));
    }

    [SkippableFact]
    public void Several_files_need_a_command()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("a.py", "def f(x):\n    return x\n");
        sandbox.Write("b.py", "def g(x):\n    return x\n");
        sandbox.Run("port", "a.py", "b.py:g").ExpectUsageError("several files have no examples in common");
    }
}
