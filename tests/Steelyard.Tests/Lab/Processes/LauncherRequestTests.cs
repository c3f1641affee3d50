using System.Buffers.Binary;
using System.Text;
using Steelyard.Lab;
using Steelyard.Lab.Processes;

namespace Steelyard.Tests.Lab.Processes;

public sealed class LauncherRequestTests
{
    private static readonly ProcessRequest Least = new()
    {
        Command = ["/bin/cat", "größe", ""],
        WorkingFolder = "/w",
        Environment = new Dictionary<string, string> { ["A"] = "1=2" },
    };

    [Fact]
    public void A_request_is_its_length_and_tagged_fields() =>
        Assert.Equal(["a/bin/cat", "agröße", "a", "eA=1=2", "d/w"], Fields(Least));

    [Fact]
    public void Limits_are_whole_numbers_in_the_launchers_units() => Assert.Equal(
        ["i/in", "o/out", "r/err", "c0,2-3", "x100", "m200", "t1500000000", "s2000000"],
        Fields(Least with
        {
            Stdin = "/in",
            Stdout = "/out",
            Stderr = "/err",
            Cpus = "0,2-3",
            OutputCap = 100,
            MemoryLimit = 200,
            TimeLimit = TimeSpan.FromSeconds(1.5),
            MemorySampling = TimeSpan.FromMilliseconds(2),
        }).Skip(5));

    [Fact]
    public void Cancelling_is_a_request_of_length_zero() => Assert.Equal([0, 0, 0, 0], LauncherRequest.Cancel);

    [Fact]
    public void What_no_process_can_be_given_is_refused()
    {
        Assert.Throws<LabException>(() => LauncherRequest.Encode(Least with { Command = ["/bin/echo", "a\0b"] }));
        Assert.Throws<LabException>(() => LauncherRequest.Encode(Least with { WorkingFolder = "/\0" }));
    }

    private static string[] Fields(ProcessRequest request)
    {
        var bytes = LauncherRequest.Encode(request);
        Assert.Equal(bytes.Length - 4, BinaryPrimitives.ReadInt32LittleEndian(bytes));
        Assert.Equal(0, bytes[^1]);
        return Encoding.UTF8.GetString(bytes.AsSpan(4..^1)).Split('\0');
    }
}
