using System.Globalization;
using System.Text.RegularExpressions;
using Steelyard.EndToEnd.Running;
using Steelyard.Lab.Profiling;
using Capture = Steelyard.Lab.Processes.Capture;

namespace Steelyard.EndToEnd;

/// <summary>What the sampler believes about CPython's memory, beside what the installed headers say.</summary>
public sealed partial class CPythonLayoutTests
{
    [SkippableTheory]
    [InlineData("3.11")]
    [InlineData("3.12")]
    [InlineData("3.13")]
    public void Offsets_are_those_of_the_headers(string version)
    {
        var (layout, headers) = (CPythonLayout.All.Single(x => x.Version == version), Headers(version));
        using var sandbox = new Sandbox();
        var program = sandbox.At("offsets");
        var compiled = Capture.Run(["cc", $"-I{headers}", $"-I{headers}/internal", "-o", program, Repository.ProfilingFixture("offsets.c")]);
        Assert.True(compiled.Succeeded, compiled.Error);
        var actual = Capture.Run([program]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split(' '))
            .ToDictionary(x => x[0], x => int.Parse(x[1], CultureInfo.InvariantCulture));
        var expected = Expected(layout);
        // 3.13 keeps its lock in the interpreter and points at it; the pointer is what is used.
        Assert.Equal(actual.Keys.Except(["interpreter.gil"]).Order(), expected.Keys.Order());
        Assert.All(expected, x => Assert.True(actual[x.Key] == x.Value, $"{x.Key}: {x.Value} instead of {actual[x.Key]}"));
    }

    [SkippableTheory]
    [InlineData("3.11")]
    [InlineData("3.12")]
    [InlineData("3.13")]
    public void Opcodes_are_those_of_the_headers(string version)
    {
        var (layout, headers) = (CPythonLayout.All.Single(x => x.Version == version), Headers(version));
        var file = new[] { "opcode_ids.h", "opcode.h" }.Select(x => Path.Combine(headers, x)).First(File.Exists);
        var opcodes = OpcodePattern().Matches(File.ReadAllText(file)).Select(x => (Name: x.Groups[1].Value, Value: int.Parse(x.Groups[2].Value, CultureInfo.InvariantCulture)))
            .Where(x => x.Value <= byte.MaxValue).ToDictionary(x => x.Name, x => (byte)x.Value); // above are the compiler's own
        Assert.Equal(opcodes.Where(x => CallPattern().IsMatch(x.Key) && !PythonCallPattern().IsMatch(x.Key)).Select(x => x.Value).Order(), layout.Calls.Order());
        Assert.Equal(opcodes.Where(x => CheckPattern().IsMatch(x.Key)).Select(x => x.Value).Order(), layout.Checks.Order());
    }

    private static string Headers(string version)
    {
        var python = Pythons.Of(version);
        var folder = Capture.Run([python.Executable, "-c", "import sysconfig; print(sysconfig.get_paths()['include'])"]).Output.Trim();
        if (!Directory.Exists(Path.Combine(folder, "internal")))
            throw new MissingRequirementException($"the headers of CPython {version} are not installed");
        return folder;
    }

    private static Dictionary<string, int> Expected(CPythonLayout x)
    {
        var all = new (string Name, int Value)[]
        {
            ("runtime.interpreters_head", x.RuntimeInterpretersHead), ("runtime.gil", x.RuntimeGil), ("interpreter.next", x.InterpreterNext),
            ("interpreter.threads_head", x.InterpreterThreadsHead), ("interpreter.gc_collecting", x.InterpreterGcCollecting),
            ("interpreter.gil_pointer", x.InterpreterGilPointer), ("gil.interval", x.GilInterval), ("gil.last_holder", x.GilLastHolder),
            ("gil.locked", x.GilLocked), ("gil.size", x.GilSize), ("thread.next", x.ThreadNext), ("thread.interp", x.ThreadInterpreter),
            ("thread.native_thread_id", x.ThreadNativeId), ("thread.datastack_chunk", x.ThreadChunk), ("thread.datastack_top", x.ThreadChunkTop),
            ("thread.frame", x.ThreadFrame), ("thread.cframe", x.ThreadCFrame), ("cframe.frame", x.CFrameFrame), ("frame.code", x.FrameCode),
            ("frame.instruction", x.FrameInstruction), ("frame.previous", x.FramePrevious), ("frame.owner", x.FrameOwner),
            ("code.filename", x.CodeFileName), ("code.name", x.CodeName), ("code.qualname", x.CodeQualifiedName), ("code.linetable", x.CodeLineTable),
            ("code.firstlineno", x.CodeFirstLine), ("code.bytecode", x.CodeBytecode), ("bytes.size", x.BytesSize), ("bytes.data", x.BytesData),
            ("string.length", x.StringLength), ("string.state", x.StringState), ("string.ascii", x.StringAscii), ("string.compact", x.StringCompact),
            ("object.type", x.ObjectType),
        };
        return all.Where(x => x.Value >= 0).ToDictionary(x => x.Name, x => x.Value);
    }

    [GeneratedRegex(@"^#define\s+([A-Z_0-9]+)\s+(\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex OpcodePattern();

    [GeneratedRegex("^(INSTRUMENTED_|PRE)?CALL(_|$)")]
    private static partial Regex CallPattern();

    [GeneratedRegex("CALL_PY_|PYFUNC|BOUND_METHOD|INTRINSIC|ENTER_INIT")]
    private static partial Regex PythonCallPattern();

    [GeneratedRegex("^(INSTRUMENTED_)?(RESUME(_QUICK|_CHECK)?|JUMP_BACKWARD(_QUICK)?|POP_JUMP_BACKWARD_IF_\\w+)$")]
    private static partial Regex CheckPattern();
}
