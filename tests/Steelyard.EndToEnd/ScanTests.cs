using System.Diagnostics;
using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;
using Capture = Steelyard.Lab.Processes.Capture;

namespace Steelyard.EndToEnd;

/// <summary><c>scan</c> on real programs, in every way its result can be asked for.</summary>
public sealed class ScanTests : IDisposable
{
    private static readonly string Kinds = Repository.ProfilingFixture("kinds.py");
    private const UnixFileMode Everything = (UnixFileMode)0x1FF;
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [SkippableTheory]
    [InlineData("3.11")]
    [InlineData("3.12")]
    [InlineData("3.13")]
    public void Each_kind_of_time_is_found_where_it_was_spent(string version)
    {
        var profile = Documents.Profile(sandbox.Run("scan", "--json", "--rate", "500", "--", Pythons.Of(version).Executable, Kinds).Expect(0).Output);
        Assert.StartsWith(version, profile["python"]!.Text("version"), StringComparison.Ordinal);
        AssertMost(profile, "spin", "interpreted");
        AssertMost(profile, "squeeze", "native_released");
        AssertMost(profile, "nap", "blocked");
        AssertMost(profile, "collect", "gc");
        AssertMost(profile, "order", "builtin");
    }

    [SkippableFact]
    public void Calls_lead_from_the_caller_to_the_callee()
    {
        var profile = Documents.Profile(sandbox.Run("scan", "--json", "--", Pythons.Any().Executable, Kinds, "0.3").Expect(0).Output);
        var calls = profile["calls"]!.AsArray().Select(x => (Name(x!.Text("caller")), Name(x!.Text("callee")))).ToHashSet();
        Assert.Contains(("<module>", "until"), calls);
        Assert.Contains(("until", "spin"), calls);
        Assert.DoesNotContain(("spin", "until"), calls);
        static string Name(string x) => x[(x.LastIndexOf(':') + 1)..];
    }

    [SkippableFact]
    public void With_json_the_programs_output_goes_to_stderr()
    {
        var run = sandbox.Run("scan", "--json", "--", Pythons.Any().Executable, Kinds, "0.3").Expect(0);
        Documents.Profile(run.Output);
        Assert.Contains("output of the program", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void With_a_file_stdout_is_the_programs_alone()
    {
        var run = sandbox.Run("scan", "--out", sandbox.At("profile.json"), "--", Pythons.Any().Executable, Kinds, "0.3").Expect(0);
        Assert.Equal("output of the program\n", run.Output);
        Documents.Profile(File.ReadAllText(sandbox.At("profile.json")));
    }

    [SkippableTheory]
    [InlineData("speedscope", "\"sampled\"")]
    [InlineData("collapsed", ";[blocked] ")]
    [InlineData("flamegraph", "</svg>")]
    public void Other_formats_hold_the_same_functions(string format, string mark)
    {
        var run = sandbox.Run("scan", "--format", format, "--", Pythons.Any().Executable, Kinds, "0.3").Expect(0);
        Assert.Contains(mark, run.Output, StringComparison.Ordinal);
        Assert.All(new[] { "spin", "order", "squeeze", "nap" }, x => Assert.Contains(x, run.Output, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Children_are_followed_and_threads_told_apart()
    {
        var script = sandbox.Write("family.py", """
            import multiprocessing, subprocess, sys, threading, time

            def spin(seconds):
                end = time.perf_counter() + seconds
                while time.perf_counter() < end:
                    pass

            def in_child(): spin(3.0)
            def in_thread(): spin(3.0)

            if __name__ == "__main__":
                child = multiprocessing.get_context("fork").Process(target=in_child)
                child.start()
                thread = threading.Thread(target=in_thread)
                thread.start()
                subprocess.run([sys.executable, "-c", "import time\ndef in_program(): time.sleep(3.0)\nin_program()"])
                thread.join()
                child.join()
            """);
        var profile = Documents.Profile(sandbox.Run("scan", "--json", "--", Pythons.Any().Executable, script).Expect(0).Output);
        Assert.Equal(3, profile["processes"]!.AsArray().Count);
        Assert.True(profile["threads"]!.AsArray().Count >= 4);
        Assert.All(new[] { "in_child", "in_thread", "in_program" }, x => Assert.True(Function(profile, x).Number("total_s") > 0.3, x));
    }

    [SkippableFact]
    public void A_running_process_is_sampled_and_goes_on()
    {
        using var target = Process.Start(new ProcessStartInfo(Pythons.Any().Executable, ["-c", "def wait():\n  import sys\n  print('here', flush=True)\n  sys.stdin.read()\nwait()"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        try
        {
            Assert.Equal("here", target.StandardOutput.ReadLine());
            var run = sandbox.Run("scan", "--pid", $"{target.Id}", "--duration", "2s", "--json").Expect(0);
            Assert.Equal("blocked", Most(Function(Documents.Profile(run.Output), "wait")));
            Assert.False(target.HasExited);
        }
        finally
        {
            target.StandardInput.Close();
            target.WaitForExit();
        }
        Assert.Equal(0, target.ExitCode);
    }

    [SkippableFact]
    public void A_program_that_fails_keeps_what_was_sampled()
    {
        var run = sandbox.Run("scan", "--json", "--", Pythons.Any().Executable, "-c", "import time\ntime.sleep(4)\nraise SystemExit(3)").Expect(1);
        Assert.True(Documents.Profile(run.Output).Number("samples") > 0);
        Assert.Contains("exit status 3", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_program_that_crashes_keeps_what_was_sampled()
    {
        var run = sandbox.Run("scan", "--json", "--", Pythons.Any().Executable, "-c", "import os, time\ntime.sleep(4)\nos.abort()").Expect(1);
        Assert.True(Documents.Profile(run.Output).Number("samples") > 0);
        Assert.Contains("signal 6", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_process_left_behind_is_named_and_lives()
    {
        var script = sandbox.Write("daemon.py", """
            import os, time
            time.sleep(4)
            if os.fork() == 0:
                quiet = os.open(os.devnull, os.O_RDWR)
                for stream in 0, 1, 2:
                    os.dup2(quiet, stream)
                while not os.path.exists("stop"):
                    time.sleep(0.05)
                os._exit(0)
            time.sleep(2)
            """);
        var run = sandbox.Run("scan", "--json", "--", Pythons.Any().Executable, script).Expect(0);
        Assert.Contains(Documents.Profile(run.Output)["notes"]!.AsArray(), x => x!.GetValue<string>().Contains("left processes running", StringComparison.Ordinal));
        Assert.NotEmpty(sandbox.Processes());
        sandbox.Write("stop", "");
        sandbox.AssertNoProcessIsLeft();
    }

    [SkippableFact]
    public void A_Python_too_old_is_refused_and_runs_to_its_end()
    {
        var run = sandbox.Run("scan", "--", Pythons.TooOld().Executable, "-c", "import time; time.sleep(4); print('ran')").Expect(2);
        Assert.Equal("ran\n", run.Output);
        Assert.Contains("older than CPython 3.11", run.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("no Python was seen", "--", "true")]
    [InlineData("no Python was seen", "--", "sleep", "0.2")]
    [InlineData("there is no program 'no-such-program'", "--", "no-such-program")]
    [InlineData("there is no process 4194300", "--pid", "4194300")]
    [InlineData("either a program or a running process")]
    [InlineData("--rate: expected a whole number", "--rate", "0", "--", "true")]
    [InlineData("--format: expected", "--format", "pdf", "--", "true")]
    [InlineData("--pid: expected", "--pid", "self")]
    public void What_cannot_be_sampled_is_said_with_a_remedy(string message, params string[] arguments) =>
        sandbox.Run(["scan", .. arguments]).ExpectUsageError(message);

    [SkippableFact]
    public void A_process_that_is_no_Python_is_refused_and_lives()
    {
        using var target = Process.Start("sleep", "60");
        try
        {
            sandbox.Run("scan", "--pid", $"{target.Id}").ExpectUsageError("is not a Python");
            Assert.False(target.HasExited);
        }
        finally
        {
            target.Kill();
        }
    }

    [SkippableTheory]
    [InlineData("0x030E00F0", "0", "CPython 3.14.0, whose memory Steelyard cannot read yet")]
    [InlineData("0x030D00F0", "1", "or is free-threaded")]
    [InlineData("0x030C00F0", "0", "is not a Python whose memory is laid out as expected")]
    public void A_Python_that_is_not_known_is_refused_and_lives(string version, string freeThreaded, string message)
    {
        var program = sandbox.At("unknown");
        var compiled = Capture.Run(["cc", "-rdynamic", $"-DVERSION={version}", $"-DFREE_THREADED={freeThreaded}", "-o", program, Repository.ProfilingFixture("unknown_python.c")]);
        Assert.True(compiled.Succeeded, compiled.Error);
        using var target = Process.Start(program);
        try
        {
            sandbox.Run("scan", "--pid", $"{target.Id}").ExpectUsageError(message, "3.11, 3.12 and 3.13");
            Assert.False(target.HasExited);
        }
        finally
        {
            target.Kill();
        }
    }

    [SkippableFact]
    public void A_process_of_another_user_is_refused_with_the_remedy()
    {
        if (Environment.UserName != "root")
        {
            sandbox.Run("scan", "--pid", "1").ExpectUsageError("process 1 may not be read", "as root");
            return;
        }
        using var target = Process.Start(Pythons.Any().Executable, ["-c", "import time; time.sleep(60)"]);
        try
        {
            File.SetUnixFileMode(sandbox.Folder, Everything);
            File.SetUnixFileMode(sandbox.Temp, Everything);
            sandbox.Environment["HOME"] = sandbox.Folder;
            sandbox.RunOther("/usr/bin/setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", RunningTool.Program, "scan", "--pid", $"{target.Id}")
                .ExpectUsageError($"process {target.Id} may not be read", "as root");
            Assert.False(target.HasExited);
        }
        finally
        {
            target.Kill();
        }
    }

    [SkippableFact]
    public void A_process_that_is_killed_while_it_is_read_keeps_what_was_sampled()
    {
        using var target = Process.Start(Pythons.Any().Executable, ["-c", "def spin():\n  while True: sum(range(100))\nspin()"]);
        var run = sandbox.Start("scan", "--pid", $"{target.Id}", "--rate", "1000", "--json");
        // It is being sampled as soon as the tool holds clocks of it.
        run.WaitUntil(() => Directory.GetFiles($"/proc/{run.Id}/fd").Any(x => new FileInfo(x).LinkTarget?.Contains("perf_event", StringComparison.Ordinal) ?? false));
        Thread.Sleep(2000);
        target.Kill();
        var profile = Documents.Profile(run.WaitForEnd().Expect(0).Output);
        Assert.True(Function(profile, "spin").Number("total_s") > 0);
    }

    [SkippableFact]
    public void A_program_without_a_sample_is_no_empty_profile()
    {
        // Between two looks of the sampler in most runs; on a busy machine it may be seen, or gone before it is found.
        var run = sandbox.Run("scan", "--rate", "1", "--json", "--", Pythons.Any().Executable, "-c", "import time; time.sleep(0.3)");
        if (run.ExitCode == 0)
            Assert.True(Documents.Profile(run.Output).Number("samples") > 0);
        else if (run.Error.Contains("no Python was seen", StringComparison.Ordinal))
            run.ExpectUsageError("ended before its interpreter had started");
        else
            run.ExpectUsageError("ended before a sample could be taken", "--rate 1000");
    }

    [SkippableFact]
    public void What_ran_before_sampling_began_is_said()
    {
        var profile = Documents.Profile(sandbox.Run("scan", "--json", "--", Pythons.Any().Executable, "-c", "import time; time.sleep(4)").Expect(0).Output);
        Assert.Contains(profile["notes"]!.AsArray(), x => x!.GetValue<string>().StartsWith("Sampling began", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("3.11", "_xxsubinterpreters")]
    [InlineData("3.12", "_xxsubinterpreters")]
    [InlineData("3.13", "_interpreters")]
    public void Sub_interpreters_are_named_as_not_sampled(string version, string module)
    {
        var profile = Documents.Profile(sandbox.Run("scan", "--json", "--", Pythons.Of(version).Executable, "-c", $"import {module} as i, time; other = i.create(); time.sleep(4)").Expect(0).Output);
        Assert.Contains(profile["notes"]!.AsArray(), x => x!.GetValue<string>().Contains("sub-interpreters", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void A_thread_that_slept_is_seen_when_it_works_again()
    {
        var script = sandbox.Write("turns.py", """
            import time

            def work(seconds):
                end = time.perf_counter() + seconds
                x = 0
                while time.perf_counter() < end:
                    for i in range(20000):
                        x = (x * 31 + i) & 0xFFFF

            def rest(seconds): time.sleep(seconds)

            for _ in range(8):
                rest(0.3)
                work(0.3)
            """);
        var profile = Documents.Profile(sandbox.Run("scan", "--json", "--", Pythons.Any().Executable, script).Expect(0).Output);
        AssertMost(profile, "work", "interpreted");
        AssertMost(profile, "rest", "blocked");
        Assert.True(Function(profile, "work").Number("total_s") > 0.5); // of 2.4 by its own clock
    }

    private static JsonNode Function(JsonNode profile, string name) => profile["functions"]!.AsArray().Single(x => x!.Text("name") == name)!;

    private static void AssertMost(JsonNode profile, string function, string kind) => Assert.Equal(kind, Most(Function(profile, function)));

    private static string Most(JsonNode function) => function["kinds"]!.AsObject().MaxBy(x => x.Value!.GetValue<double>()).Key;
}
