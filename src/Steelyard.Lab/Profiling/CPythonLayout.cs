using System.Buffers.Binary;

namespace Steelyard.Lab.Profiling;

/// <summary>
/// Where one minor version of CPython keeps what the sampler reads: byte offsets on 64-bit Linux, as <c>offsetof</c> gives them for the
/// installed headers (<c>tests/fixtures/profiling/offsets.c</c> prints them, a test compares). -1 where a version has no such field.
/// Source: CPython <c>Include/internal/pycore_{runtime,interp,frame,gil,code}.h</c>.
/// </summary>
internal sealed record CPythonLayout
{
    /// <summary>Owner of a frame that stands for C code between two evaluations (3.12 on); such frames have no code.</summary>
    public const byte OwnedByCStack = 3;

    /// <summary>For example <c>3.11</c>.</summary>
    public required string Version { get; init; }

    public required int RuntimeInterpretersHead { get; init; }
    public required int InterpreterNext { get; init; }
    public required int InterpreterThreadsHead { get; init; }
    public required int InterpreterGcCollecting { get; init; }

    /// <summary>The lock inside the runtime (3.11).</summary>
    public int RuntimeGil { get; init; } = -1;

    /// <summary>Pointer to the lock, in the interpreter (3.12 on).</summary>
    public int InterpreterGilPointer { get; init; } = -1;

    public required int ThreadFrame { get; init; }
    public required int ThreadCFrame { get; init; }
    public required int CFrameFrame { get; init; }
    public required int ThreadNativeId { get; init; }
    public required int ThreadChunk { get; init; }
    public required int FramePrevious { get; init; }
    public required int FrameCode { get; init; }
    public required int FrameOwner { get; init; }
    public required int CodeFirstLine { get; init; }
    public required int CodeBytecode { get; init; }
    public required int StringAscii { get; init; }
    public required int StringCompact { get; init; }

    /// <summary>
    /// Opcodes that call something, with their specialised forms: a thread outside of the loop at one of them runs a built-in function. The
    /// forms that only ever enter Python functions are not among them.
    /// </summary>
    public required IReadOnlySet<byte> Calls { get; init; }

    /// <summary>Opcodes that look whether another thread wants the lock, and run nothing else: a thread without the lock at one of them waits for it.</summary>
    public required IReadOnlySet<byte> Checks { get; init; }

    // The same in all versions so far.
    public int ThreadNext { get; init; } = 8;
    public int ThreadInterpreter { get; init; } = 16;
    public int ThreadChunkTop => ThreadChunk + 8;
    public int ThreadChunkLimit => ThreadChunk + 16;
    public int FrameInstruction { get; init; } = 56;
    public int CodeFileName { get; init; } = 112;
    public int CodeName { get; init; } = 120;
    public int CodeQualifiedName { get; init; } = 128;
    public int CodeLineTable { get; init; } = 136;
    public int GilInterval { get; init; }
    public int GilLastHolder { get; init; } = 8;
    public int GilLocked { get; init; } = 16;
    public int GilSize { get; init; } = 208;
    public int ObjectType { get; init; } = 8;
    public int BytesSize { get; init; } = 16;
    public int BytesData { get; init; } = 32;
    public int StringLength { get; init; } = 16;
    public int StringState { get; init; } = 32;

    /// <summary>As much of a thread state as the sampler needs.</summary>
    public int ThreadSize => ThreadChunkLimit + 8;

    /// <summary>As much of a frame as the sampler needs.</summary>
    public int FrameSize => FrameOwner + 1;

    /// <summary>As much of a code object as the sampler needs.</summary>
    public int CodeSize => CodeLineTable + 8;

    public static CPythonLayout? For(int major, int minor) => All.FirstOrDefault(x => x.Version == $"{major}.{minor}");

    public static IReadOnlyList<CPythonLayout> All { get; } =
    [
        new()
        {
            Version = "3.11",
            RuntimeInterpretersHead = 40, RuntimeGil = 360, InterpreterNext = 0, InterpreterThreadsHead = 16, InterpreterGcCollecting = 848,
            ThreadFrame = -1, ThreadCFrame = 56, CFrameFrame = 8, ThreadNativeId = 160, ThreadChunk = 296,
            FramePrevious = 48, FrameCode = 32, FrameOwner = 69,
            CodeFirstLine = 72, CodeBytecode = 184, StringAscii = 48, StringCompact = 72,
            Calls = Opcodes(22, 64, 66, 67, 72, 73, 76, 77, 78, 79, 80, 81, 113, 121, 127, 141, 142, 166, 171),
            Checks = Opcodes(38, 140, 150, 151, 173, 174, 175, 176),
        },
        new()
        {
            Version = "3.12",
            RuntimeInterpretersHead = 40, InterpreterGilPointer = 384, InterpreterNext = 0, InterpreterThreadsHead = 72, InterpreterGcCollecting = 312,
            ThreadFrame = -1, ThreadCFrame = 56, CFrameFrame = 0, ThreadNativeId = 144, ThreadChunk = 232,
            FramePrevious = 8, FrameCode = 0, FrameOwner = 70,
            CodeFirstLine = 68, CodeBytecode = 192, StringAscii = 40, StringCompact = 56,
            Calls = Opcodes(29, 34, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 56, 142, 171, 241, 244),
            Checks = Opcodes(140, 151, 240, 246),
        },
        new()
        {
            Version = "3.13",
            RuntimeInterpretersHead = 632, InterpreterGilPointer = 16, InterpreterNext = 7264, InterpreterThreadsHead = 7344, InterpreterGcCollecting = 7600,
            ThreadFrame = 72, ThreadCFrame = -1, CFrameFrame = -1, ThreadNativeId = 160, ThreadChunk = 232,
            FramePrevious = 8, FrameCode = 0, FrameOwner = 70,
            CodeFirstLine = 68, CodeBytecode = 200, StringAscii = 40, StringCompact = 56,
            Calls = Opcodes([53, 54, 57, .. Enumerable.Range(165, 12), 179, 180, 181, 244, 245, 246]),
            Checks = Opcodes(77, 149, 207, 236, 249),
        },
    ];

    /// <summary>
    /// The layout that a 3.13 runtime states about itself (<c>_Py_DebugOffsets</c>, at the beginning of <c>_PyRuntime</c>), or null when it
    /// does not begin as one or is free-threaded.
    /// </summary>
    public CPythonLayout? Stated(ReadOnlySpan<byte> offsets)
    {
        if (!offsets[..8].SequenceEqual("xdebugpy"u8) || At(offsets, 2) != 0)
            return null;
        return this with
        {
            RuntimeInterpretersHead = At(offsets, 5),
            InterpreterNext = At(offsets, 8),
            InterpreterThreadsHead = At(offsets, 9),
            InterpreterGcCollecting = At(offsets, 10) + At(offsets, DebugOffsetsWords - 1),
            InterpreterGilPointer = At(offsets, 14),
            ThreadNext = At(offsets, 21),
            ThreadInterpreter = At(offsets, 22),
            ThreadFrame = At(offsets, 23),
            ThreadNativeId = At(offsets, 25),
            ThreadChunk = At(offsets, 26),
            FramePrevious = At(offsets, 29),
            FrameCode = At(offsets, 30),
            FrameInstruction = At(offsets, 31),
            FrameOwner = At(offsets, 33),
            CodeFileName = At(offsets, 35),
            CodeName = At(offsets, 36),
            CodeQualifiedName = At(offsets, 37),
            CodeLineTable = At(offsets, 38),
            CodeFirstLine = At(offsets, 39),
            CodeBytecode = At(offsets, 43),
        };
    }

    /// <summary>Words of <c>_Py_DebugOffsets</c> in 3.13; the last one is the offset of <c>collecting</c> in the collector's state.</summary>
    public const int DebugOffsetsWords = 73;

    private static int At(ReadOnlySpan<byte> offsets, int word) => (int)BinaryPrimitives.ReadUInt64LittleEndian(offsets[(8 * word)..]);

    private static HashSet<byte> Opcodes(params IEnumerable<int> codes) => [.. codes.Select(x => (byte)x)];
}
