using Steelyard.Evidence.Profiling;

namespace Steelyard.Tests.Evidence.Profiling;

/// <summary>A small profile: <c>main</c> calls <c>work</c>, which calls itself, and sleeps.</summary>
internal static class Profiles
{
    public static readonly ProfiledFunction Main = new("main", "/home/me/app.py", 1);
    public static readonly ProfiledFunction Work = new("Worker.work", "/home/me/app.py", 10);

    public static Profile Recursive(string name = "Worker.work") => new()
    {
        Command = ["python3", "app.py"],
        DurationSeconds = 10,
        RateHz = 100,
        Samples = 1000,
        Sampler = new(0.5, 0.1, 2, 0),
        Sight = Sight.InstructionPointer,
        Processes = [new(7, "3.11.2", "/usr/bin/python3.11")],
        Threads = [new(7, 7), new(7, 8)],
        Functions = [Main, Work with { Name = name }],
        Nodes = [new(-1, 0, 3), new(0, 1, 11), new(1, 1, 11), new(1, 1, 12)],
        Times =
        [
            new(0, 0, SampleKind.Blocked, 4, 400),
            new(0, 2, SampleKind.Interpreted, 3, 300),
            new(0, 3, SampleKind.Builtin, 2, 200),
            new(1, -1, SampleKind.NativeReleased, 1, 100),
        ],
        Notes = [],
    };
}
