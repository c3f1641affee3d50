namespace Steelyard.Lab;

/// <summary>
/// The world is not as the user's request needs it: a missing toolchain, a mistake in a file, a full disk.
/// Ends the command with exit code 2; never a bug of Steelyard.
/// </summary>
public sealed class LabException : Exception
{
    /// <summary>What happened and where, and what to do about it.</summary>
    public LabException(string message, string remedy, Exception? cause = null)
        : base(message, cause) => Remedy = remedy;

    /// <summary>What the user can do, as a full sentence or a command.</summary>
    public string Remedy { get; }
}
