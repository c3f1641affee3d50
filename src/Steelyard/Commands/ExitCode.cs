namespace Steelyard.Commands;

/// <summary>What the exit status says; the same for every command.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The answer is no: outputs differ, or nothing could be weighed.</summary>
    public const int No = 1;

    /// <summary>Usage, configuration, or a missing toolchain.</summary>
    public const int Usage = 2;

    /// <summary>A bug in Steelyard.</summary>
    public const int Bug = 101;

    /// <summary>Interrupted by the user.</summary>
    public const int Interrupted = 130;
}
