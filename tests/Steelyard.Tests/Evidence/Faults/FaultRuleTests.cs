using Steelyard.Evidence.Faults;

namespace Steelyard.Tests.Evidence.Faults;

public sealed class FaultRuleTests
{
    private static readonly FaultRun Fine = new(BuildFailed: false, CheckFailed: false, Ended: true, Status: 0, Output: "7\n", Error: "");

    public static TheoryData<FaultRun, FaultOutcome> Runs => new()
    {
        { Fine, FaultOutcome.Harmless },
        { Fine with { Output = "8" }, FaultOutcome.Silent },
        { Fine with { Output = "8", Error = "a warning nobody reads" }, FaultOutcome.Silent },
        { Fine with { Status = 1, Error = "ZeroDivisionError" }, FaultOutcome.RunTime },
        { Fine with { Status = 134, Error = "free(): double free detected" }, FaultOutcome.RunTime },
        { Fine with { Status = 139 }, FaultOutcome.Crash },
        { Fine with { Ended = false, Status = 124 }, FaultOutcome.Hang },
        { Fine with { CheckFailed = true }, FaultOutcome.Checker },
        { Fine with { BuildFailed = true, Status = 1 }, FaultOutcome.Compiler },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void What_was_seen_decides(FaultRun run, FaultOutcome expected) => Assert.Equal(expected, FaultRule.Judge(run, "7"));

    [Theory]
    [InlineData("Traceback (most recent call last):\n  File \"fault.py\", line 1\nTypeError: no len()\n", "TypeError: no len()")]
    [InlineData("note: x\nerror[E0382]: use of moved value\n --> fault.rs", "error[E0382]: use of moved value")]
    [InlineData("\nthread 'main' (7) panicked at fault.rs:3:\nattempt to divide by zero\nnote: run with", "attempt to divide by zero")]
    [InlineData("", "")]
    public void The_line_that_speaks_of_the_mistake(string error, string expected) => Assert.Equal(expected, FaultRule.Diagnostic(Fine with { Error = error }));
}
