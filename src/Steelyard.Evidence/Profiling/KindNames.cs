namespace Steelyard.Evidence.Profiling;

/// <summary>How kinds are called for people.</summary>
public static class KindNames
{
    /// <summary>For example <c>waiting for the GIL</c>.</summary>
    public static string Title(this SampleKind kind) => kind switch
    {
        SampleKind.Interpreted => "interpreted",
        SampleKind.Builtin => "built-in",
        SampleKind.Extension => "extension",
        SampleKind.NativeReleased => "native, no GIL",
        SampleKind.Gc => "collecting",
        SampleKind.GilWait => "GIL wait",
        _ => "blocked",
    };

    /// <summary>The thread waited; whoever makes code faster does not shorten this.</summary>
    public static bool IsWaiting(this SampleKind kind) => kind is SampleKind.GilWait or SampleKind.Blocked;
}
