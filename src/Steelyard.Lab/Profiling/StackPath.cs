namespace Steelyard.Lab.Profiling;

/// <summary>
/// The stack of a thread as it was last recorded, outermost frame first, with its nodes in the table of stacks. Most frames of a deep stack
/// are the same from sample to sample: only those above the first that differs have to be looked up.
/// </summary>
internal sealed class StackPath
{
    private ulong[] codes = new ulong[64];
    private ulong[] instructions = new ulong[64];
    private int[] nodes = new int[64];
    private int length;
    private long until = long.MaxValue;

    /// <summary>The outer frames that are as they were, as long as their code objects are trusted; the rest is forgotten.</summary>
    /// <param name="stackCodes">Code objects of the stack, innermost first.</param>
    /// <param name="stackInstructions">Its instructions likewise.</param>
    /// <param name="now">Nanoseconds.</param>
    /// <returns>How many, and the node of the innermost of them, -1 for none.</returns>
    public (int Frames, int Node) Keep(ReadOnlySpan<ulong> stackCodes, ReadOnlySpan<ulong> stackInstructions, long now)
    {
        var most = now < until ? Math.Min(length, stackCodes.Length) : 0;
        var same = 0;
        while (same < most && codes[same] == stackCodes[^(same + 1)] && instructions[same] == stackInstructions[^(same + 1)])
            same++;
        length = same;
        if (same == 0)
            until = long.MaxValue;
        return (same, same > 0 ? nodes[same - 1] : -1);
    }

    /// <summary>Adds a frame that the last one calls.</summary>
    /// <param name="code">Its code object.</param>
    /// <param name="instruction">Its instruction.</param>
    /// <param name="node">Its node.</param>
    /// <param name="trusted">Until when its code object is trusted, nanoseconds.</param>
    public void Add(ulong code, ulong instruction, int node, long trusted)
    {
        if (length == codes.Length)
        {
            Array.Resize(ref codes, 2 * length);
            Array.Resize(ref instructions, 2 * length);
            Array.Resize(ref nodes, 2 * length);
        }
        (codes[length], instructions[length], nodes[length++]) = (code, instruction, node);
        until = Math.Min(until, trusted);
    }
}
