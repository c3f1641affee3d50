using Xunit.Sdk;

namespace Steelyard.EndToEnd.Running;

/// <summary>A test that cannot run on this machine: it is reported and counted as skipped, with what is missing.</summary>
internal static class MissingRequirement
{
    /// <summary>Ends the test as skipped.</summary>
    public static void Skip(string reason) => throw SkipException.ForSkip($"SKIPPED: {reason}");
}
