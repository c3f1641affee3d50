using System.Globalization;

namespace Steelyard.Lab.Profiling;

/// <summary>Whose machine code an instruction pointer is in.</summary>
internal enum CodeOwner
{
    /// <summary>Not known: mapped after the map was read.</summary>
    Unknown,

    /// <summary>The loop that runs bytecode.</summary>
    EvalLoop,

    /// <summary>The rest of the interpreter: built-in functions and what bytecode needs.</summary>
    Interpreter,

    /// <summary>The C library and the like, which everybody calls.</summary>
    System,

    /// <summary>Any other library: an extension module, or a library that one uses.</summary>
    Extension,
}

/// <summary>A line of <c>/proc/PID/maps</c>.</summary>
internal sealed record Mapping(ulong Start, ulong End, bool Executable, ulong Offset, string File)
{
    public static IReadOnlyList<Mapping> Of(int process) =>
        [.. System.IO.File.ReadLines($"/proc/{process}/maps").Select(Parse).OfType<Mapping>()];

    internal static Mapping? Parse(string line)
    {
        var fields = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 5)
            return null;
        var dash = fields[0].IndexOf('-', StringComparison.Ordinal);
        return new(Hex(fields[0].AsSpan(0, dash)), Hex(fields[0].AsSpan(dash + 1)), fields[1][2] == 'x', Hex(fields[2]), fields.Length > 5 ? fields[5] : "");
    }

    private static ulong Hex(ReadOnlySpan<char> text) => ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}

/// <summary>The executable mappings of a process, for the question whose code an address is.</summary>
internal sealed class CodeMap
{
    // Everybody calls these; their time belongs to the caller.
    private static readonly string[] Shared = ["libc.so", "libc-", "libm.so", "libm-", "libpthread", "ld-linux", "ld-musl", "libstdc++", "libgcc_s", "[vdso]"];
    private readonly ulong[] starts;
    private readonly ulong[] ends;
    private readonly CodeOwner[] owners;
    private readonly ulong evalStart;
    private readonly ulong evalEnd;

    public CodeMap(IReadOnlyList<Mapping> mappings, string interpreter, ulong evalStart, ulong evalSize)
    {
        var code = mappings.Where(x => x.Executable).OrderBy(x => x.Start).ToList();
        starts = [.. code.Select(x => x.Start)];
        ends = [.. code.Select(x => x.End)];
        owners = [.. code.Select(x => Owner(x.File, interpreter))];
        (this.evalStart, evalEnd) = (evalStart, evalStart + evalSize);
    }

    public CodeOwner Owner(ulong address)
    {
        if (address >= evalStart && address < evalEnd)
            return CodeOwner.EvalLoop;
        var at = Array.BinarySearch(starts, address);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0 && address < ends[at] ? owners[at] : CodeOwner.Unknown;
    }

    private static CodeOwner Owner(string file, string interpreter) =>
        file == interpreter ? CodeOwner.Interpreter
        : Shared.Any(x => Path.GetFileName(file).StartsWith(x, StringComparison.Ordinal)) ? CodeOwner.System
        : CodeOwner.Extension;
}
