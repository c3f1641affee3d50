using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

public sealed class DoctorTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void The_doctor_names_the_tools_and_the_noise_of_the_machine()
    {
        var text = sandbox.Run("doctor").Expect(0).Output;
        Assert.All(["cargo", "CPython 3.", "C compiler", "Noise floor: ", "Machine: ", "A process costs "], x => Assert.Contains(x, text, StringComparison.Ordinal));
        Assert.DoesNotContain("\x1b", text, StringComparison.Ordinal);
        sandbox.AssertNoProcessIsLeft();
    }

    [Fact]
    public void A_missing_toolchain_is_named_with_the_command_that_installs_it()
    {
        sandbox.Environment["PATH"] = sandbox.EmptyPath();
        var run = sandbox.Run("doctor").Expect(2);
        Assert.Matches("cargo +missing", run.Output);
        Assert.Contains("install", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Weighing_without_cargo_says_so()
    {
        sandbox.Environment["PATH"] = sandbox.EmptyPath();
        sandbox.Environment["STEELYARD_CACHE"] = sandbox.At("cache");
        sandbox.Run("weigh", Repository.Fixture("agree")).ExpectUsageError("cargo is missing", "install");
    }
}
