using Steelyard.Lab.Profiling;

namespace Steelyard.Tests.Lab.Profiling;

/// <summary>Lines of <c>/proc</c> as Linux writes them.</summary>
public sealed class ProcFileTests
{
    [Fact]
    public void A_thread_in_a_system_call_waits_in_it() =>
        Assert.Equal(new KernelState(true, 202, 0x7f5f73a69000), ThreadWatch.Parse("202 0x7f5f73a69000 0x189 0x0 0x7ffc1685bf08 0x7f5f73be32ad\n"u8));

    [Theory]
    [InlineData("running\n")]
    [InlineData("-1 0x7ffc1685bf08 0x7f5f73be32ad\n")]
    [InlineData("")]
    public void Anything_else_runs(string line) => Assert.False(ThreadWatch.Parse(System.Text.Encoding.ASCII.GetBytes(line)).Waiting);

    [Fact]
    public void A_mapping_keeps_its_file_with_spaces() => Assert.Equal(
        new Mapping(0x7f00, 0x8f00, true, 0x1000, "/opt/my python/lib.so (deleted)"),
        Mapping.Parse("7f00-8f00 r-xp 00001000 08:01 123      /opt/my python/lib.so (deleted)"));

    [Theory]
    [InlineData(0x1000, "Interpreter")]
    [InlineData(0x1800, "EvalLoop")]
    [InlineData(0x3000, "System")]
    [InlineData(0x5fff, "Extension")]
    [InlineData(0x6000, "Unknown")]
    [InlineData(0x0fff, "Unknown")]
    public void An_address_belongs_to_who_is_mapped_there(ulong address, string owner)
    {
        var map = new CodeMap(
            [
                new(0x1000, 0x2000, true, 0, "/usr/lib/libpython3.13.so.1.0"), new(0x2000, 0x3000, false, 0, "/usr/lib/libpython3.13.so.1.0"),
                new(0x3000, 0x4000, true, 0, "/lib/libc.so.6"), new(0x5000, 0x6000, true, 0, "/lib/_umath.so"),
            ], "/usr/lib/libpython3.13.so.1.0", 0x1800, 0x100);
        Assert.Equal(owner, map.Owner(address).ToString());
    }
}
