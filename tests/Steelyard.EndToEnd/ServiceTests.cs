using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary>One study of services that are right and wrong, for all tests of this file.</summary>
public sealed class ServiceStudy : IDisposable
{
    public ServiceStudy()
    {
        Run = Sandbox.Run("weigh", Repository.Fixture("services"), "--sizes", "tiny", "--json", "--budget", "1s");
        Study = Documents.Study(Run);
    }

    internal Sandbox Sandbox { get; } = new();

    internal ToolRun Run { get; }

    internal JsonNode Study { get; }

    public void Dispose() => Sandbox.Dispose();
}

/// <summary>Services are started, loaded, checked and stopped; what goes wrong is said, and the others are weighed.</summary>
public sealed class ServiceTests(ServiceStudy services) : IClassFixture<ServiceStudy>
{
    [Theory]
    [InlineData("startup")]
    [InlineData("cpu")]
    [InlineData("peak_memory")]
    [InlineData("latency_p50")]
    [InlineData("latency_p99")]
    [InlineData("request_time")]
    public void Those_that_are_right_are_weighed(string aspect) =>
        Assert.All(["good", "also-good"], x => Assert.True(services.Study.Candidate(x)["aspects"]![aspect]!.Number("value") > 0));

    [Theory]
    [InlineData("dies", "crashed", "the service ended with exit status 3: out of ideas under load")]
    [InlineData("ends", "crashed", "the service ended with exit status 1: no configuration before it was ready")]
    [InlineData("loses", "crashed", "updates were lost or made twice")]
    [InlineData("differs", "wrong-output", "`GET / -> 200 goodbye\\n` instead of `GET / -> 200 hello\\n`")]
    public void Those_that_are_not_are_told_apart(string candidate, string status, string reason)
    {
        var found = services.Study.Candidate(candidate);
        Assert.Equal(status, found.Text("status"));
        Assert.Contains(reason, found.Text("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_left_running() => Assert.Empty(services.Sandbox.Processes());

    [Fact]
    public void A_port_that_another_program_uses_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        services.Sandbox.Write("taken/src/none.py", "");
        services.Sandbox.Write("taken/workload.yaml", $$"""
            name: taken
            title: A port in use
            kind: service
            rate: 10
            service: { port: {{port}} }
            input: { generate: [echo, GET /] }
            sizes: { one: 1 }
            candidates: [{ name: python, language: python, source: src, run: ["{python}", none.py] }]
            """);
        var study = Documents.Study(services.Sandbox.Run("weigh", "taken", "--json").Expect(1));
        Assert.Contains($"port {port} is in use by another program", study.Candidate("python").Text("reason"), StringComparison.Ordinal);
    }
}
