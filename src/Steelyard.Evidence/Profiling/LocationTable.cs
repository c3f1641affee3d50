namespace Steelyard.Evidence.Profiling;

/// <summary>CPython's table from instructions to lines, in the form of 3.11 to 3.13 (CPython <c>Objects/locations.md</c>).</summary>
public static class LocationTable
{
    private const int NoLocation = 15;
    private const int Long = 14;
    private const int NoColumns = 13;
    private const int OneLine = 10;

    /// <summary>The line of each code unit (two bytes of bytecode); 0 where there is none.</summary>
    /// <param name="table">Contents of <c>co_linetable</c>.</param>
    /// <param name="firstLine">Value of <c>co_firstlineno</c>.</param>
    public static int[] Lines(ReadOnlySpan<byte> table, int firstLine)
    {
        var lines = new List<int>();
        var line = firstLine;
        for (var at = 0; at < table.Length;)
        {
            var (code, units) = ((table[at] >> 3) & 15, (table[at] & 7) + 1);
            at++;
            line += Delta(code, table, ref at);
            lines.AddRange(Enumerable.Repeat(code == NoLocation ? 0 : line, units));
            // The columns are not needed: the next entry begins at the next byte with the top bit set.
            while (at < table.Length && (table[at] & 0x80) == 0)
                at++;
        }
        return [.. lines];
    }

    private static int Delta(int code, ReadOnlySpan<byte> table, ref int at) => code switch
    {
        Long or NoColumns => Signed(table, ref at),
        >= OneLine and < NoColumns => code - OneLine,
        _ => 0,
    };

    // Six bits a byte, least significant first; bit 6 says that more follow; the sign is the lowest bit of the number.
    private static int Signed(ReadOnlySpan<byte> table, ref int at)
    {
        var (value, shift) = (0U, 0);
        while (at < table.Length && (table[at] & 0x80) == 0)
        {
            var read = table[at++];
            value |= (uint)(read & 63) << shift;
            shift += 6;
            if ((read & 64) == 0)
                break;
        }
        return (value & 1) == 0 ? (int)(value >> 1) : -(int)(value >> 1);
    }
}
