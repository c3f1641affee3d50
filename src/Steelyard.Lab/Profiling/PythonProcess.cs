using System.Globalization;

namespace Steelyard.Lab.Profiling;

/// <summary>What was found when a process was looked at. Closed.</summary>
internal abstract record Sighting
{
    private Sighting() { }

    /// <summary>A CPython whose layout is known and was checked.</summary>
    public sealed record Found(PythonProcess Python) : Sighting;

    /// <summary>No Python, or not yet one: it may still be starting.</summary>
    public sealed record NotYet : Sighting;

    /// <summary>It has ended.</summary>
    public sealed record Gone : Sighting;

    /// <summary>It cannot be sampled.</summary>
    public sealed record Refused(string Reason, string Remedy) : Sighting;
}

/// <summary>A running CPython: where its runtime is, and how to read it.</summary>
internal sealed class PythonProcess
{
    private const int OldestVersion = 0x030B0000;
    public const string Supported = "Steelyard samples CPython 3.11, 3.12 and 3.13 with the global interpreter lock.";

    private PythonProcess(RemoteMemory memory, string version, string file, CPythonLayout layout, ulong runtime, ulong interpreter, ulong gil, ElfSymbol eval) =>
        (Memory, Version, File, Layout, this.runtime, Interpreter, Gil, this.eval) = (memory, version, file, layout, runtime, interpreter, gil, eval);

    private readonly ulong runtime;
    private readonly ElfSymbol eval;

    public RemoteMemory Memory { get; }

    public int Process => Memory.Process;

    /// <summary>For example <c>3.11.2</c>.</summary>
    public string Version { get; }

    /// <summary>The file that holds the interpreter, as the process sees it.</summary>
    public string File { get; }

    public CPythonLayout Layout { get; }

    /// <summary>Address of the main interpreter's state.</summary>
    public ulong Interpreter { get; }

    /// <summary>Address of the lock.</summary>
    public ulong Gil { get; }

    /// <summary>There are other interpreters in the process now; their threads are not sampled.</summary>
    public bool HasSubinterpreters => Memory.Pointer(runtime + (ulong)Layout.RuntimeInterpretersHead) is { } first && first != 0 && first != Interpreter;

    /// <summary>Whose code is where, as of now.</summary>
    public CodeMap ReadCodeMap() => new(Mapping.Of(Process), File, eval.Address, eval.Size);

    /// <summary>Looks at a process. Nothing of it is stopped or changed.</summary>
    public static Sighting Look(int process)
    {
        try
        {
            if (NamespaceDepth(process) > NamespaceDepth(Environment.ProcessId))
                return new Sighting.Refused(
                    $"process {process} lives in a PID namespace of its own (a container), where its threads have other ids", "Run Steelyard inside that container.");
            var mappings = Mapping.Of(process);
            foreach (var file in Candidates(process, mappings))
                if (ElfSymbols.Read(Reachable(process, file), "_PyRuntime", "Py_Version", "_PyEval_EvalFrameDefault", "Py_Main") is { } symbols && symbols.Find("Py_Main") is not null)
                    return Look(new RemoteMemory(process), file, symbols, mappings.First(x => x.File == file && x.Offset == 0).Start - symbols.FirstPage);
            return new Sighting.NotYet();
        }
        catch (UnauthorizedAccessException)
        {
            return NotPermitted(process);
        }
        catch (IOException) when (!Directory.Exists($"/proc/{process}/task"))
        {
            return new Sighting.Gone();
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // The process replaced its program while it was looked at.
            return new Sighting.NotYet();
        }
    }

    private static int NamespaceDepth(int process) => System.IO.File.ReadLines($"/proc/{process}/status")
        .Where(x => x.StartsWith("NSpid:", StringComparison.Ordinal)).Select(x => x.Split('\t').Length).FirstOrDefault();

    // The library before the launcher: where there is one, the runtime is in it.
    private static IEnumerable<string> Candidates(int process, IReadOnlyList<Mapping> mappings)
    {
        var program = new FileInfo($"/proc/{process}/exe").LinkTarget;
        var files = mappings.Where(x => x.Offset == 0 && x.File.StartsWith('/')).Select(x => x.File).Distinct().ToList();
        return files.Where(x => Path.GetFileName(x).StartsWith("libpython", StringComparison.Ordinal)).Concat(files.Where(x => x == program));
    }

    // As the process sees the file, which may be in a container, or replaced since it was started.
    private static string Reachable(int process, string file) =>
        new FileInfo($"/proc/{process}/exe").LinkTarget == file ? $"/proc/{process}/exe" : $"/proc/{process}/root{file}";

    private static Sighting Look(RemoteMemory memory, string file, ElfSymbols symbols, ulong bias)
    {
        if (symbols.Find("_PyRuntime") is not { } runtime || symbols.Find("Py_Version") is not { } version || symbols.Find("_PyEval_EvalFrameDefault") is not { } eval)
            return new Sighting.Refused($"process {memory.Process} runs {file}, which is older than CPython 3.11 or hides its runtime", Supported);
        if (memory.Pointer(bias + version.Address) is not { } number)
            return RemoteMemory.LastError == LinuxCalls.PermissionDenied ? NotPermitted(memory.Process) : new Sighting.Gone();
        var name = string.Create(CultureInfo.InvariantCulture, $"{number >> 24}.{(number >> 16) & 255}.{(number >> 8) & 255}");
        if (number < OldestVersion || CPythonLayout.For((int)(number >> 24), (int)(number >> 16) & 255) is not { } layout)
            return new Sighting.Refused($"process {memory.Process} runs CPython {name}, whose memory Steelyard cannot read yet", Supported);
        return layout.ThreadFrame >= 0 && Stated(memory, layout, bias + runtime.Address) is not { } stated
            ? new Sighting.Refused($"process {memory.Process} runs a build of CPython {name} that does not describe itself as expected, or is free-threaded", Supported)
            : Check(memory, name, file, layout.ThreadFrame >= 0 ? Stated(memory, layout, bias + runtime.Address)! : layout, bias + runtime.Address, eval with { Address = bias + eval.Address });
    }

    private static CPythonLayout? Stated(RemoteMemory memory, CPythonLayout layout, ulong runtime)
    {
        var offsets = new byte[8 * CPythonLayout.DebugOffsetsWords];
        return memory.TryRead(runtime, offsets) ? layout.Stated(offsets) : null;
    }

    // Structures that point at each other as they should are the proof that the layout is right.
    private static Sighting Check(RemoteMemory memory, string version, string file, CPythonLayout layout, ulong runtime, ElfSymbol eval)
    {
        if (MainInterpreter(memory, layout, runtime) is not { } interpreter)
            return new Sighting.NotYet();
        var gil = layout.RuntimeGil >= 0 ? runtime + (ulong)layout.RuntimeGil : memory.Pointer(interpreter + (ulong)layout.InterpreterGilPointer) ?? 0;
        var thread = memory.Pointer(interpreter + (ulong)layout.InterpreterThreadsHead) ?? 0;
        var known = gil != 0 && thread != 0
            && memory.Integer(gil + (ulong)layout.GilLocked) is 0 or 1
            && memory.Pointer(gil + (ulong)layout.GilInterval) is > 0 and < 100_000_000
            && memory.Pointer(thread + (ulong)layout.ThreadInterpreter) == interpreter
            && memory.Integer(interpreter + (ulong)layout.InterpreterGcCollecting) is 0 or 1
            && memory.Pointer(thread + (ulong)layout.ThreadNativeId) is > 0 and < 1 << 22;
        return known ? new Sighting.Found(new(memory, version, file, layout, runtime, interpreter, gil, eval)) : new Sighting.NotYet();
    }

    // The list begins with the newest; the main interpreter is the last.
    private static ulong? MainInterpreter(RemoteMemory memory, CPythonLayout layout, ulong runtime)
    {
        var interpreter = memory.Pointer(runtime + (ulong)layout.RuntimeInterpretersHead);
        for (var i = 0; i < 1000 && interpreter is > 0; i++)
        {
            var next = memory.Pointer(interpreter.Value + (ulong)layout.InterpreterNext);
            if (next is null or 0)
                return next is null ? null : interpreter;
            interpreter = next;
        }
        return null;
    }

    private static Sighting.Refused NotPermitted(int process) => new(
        $"process {process} may not be read: it belongs to another user, or the system forbids it",
        "Run Steelyard as that user or as root; in a container, start it with --cap-add SYS_PTRACE; or set kernel.yama.ptrace_scope to 0.");
}
