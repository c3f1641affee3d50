using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Steelyard.Evidence;
using Steelyard.Lab;
using Steelyard.Lab.Store;
using Xunit.Abstractions;

namespace Steelyard.Tests.Lab.Store;

public sealed class EvidenceStoreTests(ITestOutputHelper output) : IDisposable
{
    private readonly StoreFolder folder = new();

    private static Study FullStudy => new()
    {
        Id = "20261122-124313-7f3a",
        Workload = "log-triage",
        Title = "Zugriffe zählen – \"quoted\", 日本",
        Started = StoreFolder.Noon.AddTicks(1234567),
        Status = StudyStatus.Interrupted,
        Plan = new StudyPlan
        {
            WorkloadFile = "/w/log-triage/workload.yaml",
            Seed = long.MinValue,
            Precision = 0.1 + 0.2,
            Budget = double.PositiveInfinity,
            Threshold = 0.05,
            Sizes = ["small", "large"],
            MainSize = "large",
            Only = ["python", "rust"],
            Input = "/data/access.log",
            Python = "/usr/bin/python3",
            Cpus = "0,2-3",
            Priorities = "speed,memory=source",
            Limits = ["memory<=64MiB"],
        },
        Machine = new Machine
        {
            Host = "box",
            Cpu = "CPU @ 2 GHz",
            Cores = 2,
            Memory = 1L << 40,
            Os = "Debian",
            Kernel = "6.1",
            Architecture = "x64",
            Virtualization = "kvm",
            Governor = "performance",
            LoadBefore = 0.07,
            MemoryFloor = 1_234_567,
        },
        Candidates =
        [
            new Candidate
            {
                Name = "rust",
                Language = "rust",
                Fairness = "one thread",
                Versions = ["rustc 1.90", "cargo 1.90"],
                BuildCommand = "cargo build --release",
                RunCommand = "target/release/log-triage {input}",
                Needs = "glibc",
                Cautions = ["built without LTO"],
                SourceHash = "ab12",
                SourceLines = 93,
                SourceBytes = 1700,
                DeployBytes = 400_000,
            },
            new Candidate { Name = "c", Language = "c", Baseline = true, Status = CandidateStatus.BuildFailed, Reason = "no gcc" },
        ],
        Inputs = [new StudyInput("small", 1000, 80_000, "00ff"), new StudyInput("large", 1_000_000, 80_000_000, "ff00")],
    };

    private static Trial FullTrial => new()
    {
        Candidate = "rust#2",
        Size = "large",
        Phase = Phase.NoiseFloor,
        Block = 1,
        Position = 2,
        Outcome = Outcome.TooSlow,
        Status = 137,
        Wall = Math.PI / 1000,
        User = 0.1 + 0.2,
        System = double.Epsilon,
        PeakMemory = 1L << 41,
        MinorFaults = 3,
        MajorFaults = 4,
        VoluntarySwitches = 5,
        InvoluntarySwitches = 6,
        LeftBehind = 7,
        Processes = 8,
        Started = StoreFolder.Noon.AddTicks(7),
    };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_whole_study_comes_back_as_it_was()
    {
        using (var store = folder.Open())
        {
            store.Begin(FullStudy);
            store.Append(FullStudy.Id, FullTrial);
        }

        using var reader = EvidenceStore.OpenForReading(folder.File);
        Assert.Equivalent(FullStudy with { Trials = [FullTrial] }, reader.Load(FullStudy.Id), strict: true);
    }

    /// <summary>Guards the round trip above: a new property without a column would pass it with its default value.</summary>
    [Fact]
    public void The_sample_trial_leaves_no_property_at_its_default()
    {
        var plain = new Trial { Candidate = "", Size = "", Phase = default, Block = 0, Outcome = default, Wall = 0 };
        // What few trials have stands beside them.
        string[] beside = [nameof(Trial.Frames), nameof(Trial.Service), nameof(Trial.Memory), nameof(Trial.Collector), nameof(Trial.Energy)];
        Assert.All(typeof(Trial).GetProperties().Where(x => !beside.Contains(x.Name)), property => Assert.NotEqual(property.GetValue(plain), property.GetValue(FullTrial)));
    }

    [Theory]
    [InlineData(WorkloadKind.Frames)]
    [InlineData(WorkloadKind.Service)]
    public void What_stands_beside_a_trial_comes_back_with_it(WorkloadKind kind)
    {
        using var store = folder.Open();
        var study = StoreFolder.Study("s");
        store.Begin(study with { Plan = study.Plan with { Kind = kind } });
        var service = kind == WorkloadKind.Service ? new ServiceTimes(0.25, 0.001) : null;
        store.Append("s", FullTrial with { Frames = new FrameTimes(0.1, [0.01, 0.2]), Service = service });
        var trial = store.Load("s").Trials.Single();
        Assert.Equal([0.01, 0.2], trial.Frames!.Latencies.AsEnumerable());
        Assert.Equal(service, trial.Service);
    }

    [Fact]
    public void What_one_run_showed_comes_back_with_it()
    {
        using var store = folder.Open();
        store.Begin(StoreFolder.Study("s") with { Machine = new Machine { EnergyMeter = "package-0" } });
        store.Append("s", FullTrial with { Phase = Phase.Check, Memory = new MemoryTimes([0.5, 1], [100, 200]) });
        store.Append("s", FullTrial with { Phase = Phase.Collector, Collector = new CollectorTimes([3, 1], 0.5, 0.25) });
        store.Append("s", FullTrial with { Phase = Phase.Main, Energy = 2.5 });
        var trials = store.Load("s").Trials;
        Assert.Equal([100.0, 200], trials[0].Memory!.Bytes.AsEnumerable());
        Assert.Equal([3, 1], trials[1].Collector!.Collections.AsEnumerable());
        Assert.Equal((0.5, 0.25), (trials[1].Collector!.Total, trials[1].Collector!.Longest));
        Assert.Equal(2.5, trials[2].Energy);
    }

    [Fact]
    public void Every_phase_outcome_status_and_verdict_is_kept()
    {
        using var store = folder.Open();
        store.Begin(StoreFolder.Study("s"));
        var trials = Enum.GetValues<Phase>()
            .SelectMany(_ => Enum.GetValues<Outcome>(), (phase, outcome) => (phase, outcome))
            .Select((x, block) => StoreFolder.Trial(block) with { Phase = x.phase, Outcome = x.outcome })
            .ToList();
        trials.ForEach(trial => store.Append("s", trial));
        Assert.Equal(trials, store.Load("s").Trials);

        foreach (var status in Enum.GetValues<StudyStatus>())
        {
            store.SetStatus("s", status);
            Assert.Equal(status, store.Load("s").Status);
        }
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            store.Conclude("s", new Conclusion { Verdict = verdict, Document = "{}" });
            Assert.Equal(verdict, store.LatestConclusion("s")?.Verdict);
        }
    }

    [Fact]
    public void Trials_are_loaded_in_the_order_run_and_apart_from_other_studies()
    {
        using var store = folder.Open();
        store.Begin(StoreFolder.Study("a"));
        store.Begin(StoreFolder.Study("b"));
        foreach (var block in new[] { 5, 3, 9, 0 })
        {
            store.Append("a", StoreFolder.Trial(block));
            store.Append("b", StoreFolder.Trial(block + 100));
        }
        Assert.Equal([5, 3, 9, 0], store.Load("a").Trials.Select(t => t.Block));
        Assert.Equal([105, 103, 109, 100], store.Load("b").Trials.Select(t => t.Block));
    }

    [Fact]
    public void Candidates_and_inputs_are_replaced()
    {
        using var store = folder.Open();
        store.Begin(StoreFolder.Study("s") with { Candidates = FullStudy.Candidates, Inputs = FullStudy.Inputs });
        store.SaveCandidates("s", [FullStudy.Candidates[1]]);
        store.SaveInputs("s", [FullStudy.Inputs[1]]);

        var study = store.Load("s");
        Assert.Equivalent(new[] { FullStudy.Candidates[1] }, study.Candidates, strict: true);
        Assert.Equal([FullStudy.Inputs[1]], study.Inputs.AsEnumerable());
    }

    [Fact]
    public void A_study_id_is_taken_once_and_must_exist_to_be_written_to()
    {
        using var store = folder.Open();
        store.Begin(StoreFolder.Study("s"));
        var taken = Assert.Throws<LabException>(() => store.Begin(StoreFolder.Study("s")));
        Assert.Contains("already has a study s", taken.Message, StringComparison.Ordinal);
        var unknown = Assert.Throws<LabException>(() => store.Append("t", StoreFolder.Trial(0)));
        Assert.Contains("no study t", unknown.Message, StringComparison.Ordinal);
        Assert.Throws<LabException>(() => store.SetStatus("t", StudyStatus.Finished));
        Assert.Throws<ArgumentException>(() => store.Begin(StoreFolder.Study("u") with { Trials = [StoreFolder.Trial(0)] }));
    }

    [Fact]
    public void The_same_trial_is_refused_and_the_first_one_kept()
    {
        using var store = folder.Open();
        store.Begin(StoreFolder.Study("s"));
        store.Append("s", StoreFolder.Trial(0));
        store.Append("s", StoreFolder.Trial(0, "python"));

        var refusal = Assert.Throws<LabException>(() => store.Append("s", StoreFolder.Trial(0) with { Wall = 9 }));

        Assert.Contains("rust in block 0 of Main", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--resume", refusal.Remedy, StringComparison.Ordinal);
        Assert.Equal([StoreFolder.Trial(0), StoreFolder.Trial(0, "python")], store.Load("s").Trials.AsEnumerable());
    }

    [Theory]
    [InlineData("UPDATE trial SET wall = 0")]
    [InlineData("DELETE FROM trial")]
    [InlineData("UPDATE conclusion SET verdict = 'both'")]
    [InlineData("DELETE FROM conclusion")]
    public void Trials_and_conclusions_are_never_changed(string sql)
    {
        folder.Fill("s", trials: 1);
        using (var store = folder.Open())
            store.Conclude("s", new Conclusion { Verdict = Verdict.Undecided, Document = "{}" });

        var refusal = Assert.Throws<SqliteException>(() => folder.RunRaw(sql));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        using var reader = EvidenceStore.OpenForReading(folder.File);
        Assert.Equal(0.125, reader.Load("s").Trials.Single().Wall);
        Assert.Equal(Verdict.Undecided, reader.LatestConclusion("s")?.Verdict);
    }

    [Fact]
    public void A_cut_off_write_leaves_every_appended_trial_on_disk()
    {
        using var writer = folder.Open();
        writer.Begin(StoreFolder.Study("s"));
        for (var block = 0; block < 50; block++)
            writer.Append("s", StoreFolder.Trial(block));

        // What the disk holds at this moment is what a killed process leaves behind.
        using var left = new StoreFolder();
        File.Copy(folder.File, left.File);
        File.Copy(folder.File + "-wal", left.File + "-wal");
        using var resumed = left.Open();
        Assert.Equal(50, resumed.Unfinished()?.Trials.Length);

        using var second = folder.Open();
        second.Append("s", StoreFolder.Trial(50));
        Assert.Equal(51, writer.Load("s").Trials.Length);
    }

    [Fact]
    public async Task Readers_see_a_growing_whole_while_a_writer_appends()
    {
        const int Total = 300;
        using var writer = folder.Open();
        writer.Begin(StoreFolder.Study("s"));
        using var reader = EvidenceStore.OpenForReading(folder.File);
        var writing = Task.Run(() =>
        {
            for (var block = 0; block < Total; block++)
                writer.Append("s", StoreFolder.Trial(block));
        });

        var seen = 0;
        do
        {
            var blocks = reader.Load("s").Trials.Select(t => t.Block).ToList();
            Assert.True(blocks.Count >= seen);
            Assert.Equal(Enumerable.Range(0, blocks.Count), blocks);
            seen = blocks.Count;
        }
        while (!writing.IsCompleted);

        await writing;
        Assert.Equal(Total, reader.Load("s").Trials.Length);
    }

    [Fact]
    public void A_new_store_may_be_opened_by_several_at_once()
    {
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            using var store = folder.Open();
            store.Begin(StoreFolder.Study($"s{i}"));
            store.Append($"s{i}", StoreFolder.Trial(0));
        });
        using var reader = EvidenceStore.OpenForReading(folder.File);
        Assert.Equal([1, 1, 1, 1], reader.History().Select(s => s.Trials));
    }

    [Fact]
    public void A_store_in_a_folder_of_its_own_is_made_on_first_use()
    {
        var file = Path.Combine(folder.Folder, "new", "deep", "evidence.db");
        using (var store = EvidenceStore.Open(file))
            store.Put("key", "1");
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void The_latest_conclusion_counts_and_is_stamped_by_the_store()
    {
        const string Document = """{"schema": "steelyard.study/1",  "ä": 1e3}""";
        using var store = folder.Open();
        store.Begin(StoreFolder.Study("s"));
        Assert.Null(store.LatestConclusion("s"));

        store.Conclude("s", new Conclusion { Verdict = Verdict.Undecided, Document = "{}" });
        var second = new Conclusion
        {
            Verdict = Verdict.Both,
            Choice = "hybrid",
            Priorities = "speed",
            Limits = ["wall<=2s", "memory<=64MiB"],
            Document = Document,
        };
        store.Conclude("s", second);

        Assert.Equivalent(second with { At = StoreFolder.Noon }, store.LatestConclusion("s"), strict: true);
    }

    [Fact]
    public void History_is_newest_first_with_verdict_and_number_of_trials()
    {
        using var store = folder.Open();
        store.Begin(StoreFolder.Study("old", minute: 1, status: StudyStatus.Finished));
        store.Begin(StoreFolder.Study("new", "nbody", minute: 3));
        store.Begin(StoreFolder.Study("mid", minute: 2, status: StudyStatus.Interrupted));
        store.Append("mid", StoreFolder.Trial(0));
        store.Append("mid", StoreFolder.Trial(1));
        store.Conclude("old", new Conclusion { Verdict = Verdict.Undecided, Document = "{}" });
        store.Conclude("old", new Conclusion { Verdict = Verdict.MoveToRust, Document = "{}" });

        StudySummary newest = new("new", "nbody", StoreFolder.Noon.AddMinutes(3), StudyStatus.Running, null, 0);
        StudySummary middle = new("mid", "log-triage", StoreFolder.Noon.AddMinutes(2), StudyStatus.Interrupted, null, 2);
        StudySummary oldest = new("old", "log-triage", StoreFolder.Noon.AddMinutes(1), StudyStatus.Finished, Verdict.MoveToRust, 0);
        Assert.Equal([newest, middle, oldest], store.History());
        Assert.Equal([middle, oldest], store.History("log-triage"));
        Assert.Equal([newest, middle], store.History(limit: 2));
        Assert.Empty(store.History("unknown"));
    }

    [Fact]
    public void The_newest_unfinished_study_is_the_one_to_resume()
    {
        using var store = folder.Open();
        Assert.Null(store.Unfinished());
        store.Begin(StoreFolder.Study("running", minute: 1));
        store.Begin(StoreFolder.Study("interrupted", "nbody", minute: 2, status: StudyStatus.Interrupted));
        store.Begin(StoreFolder.Study("finished", minute: 3, status: StudyStatus.Finished));

        Assert.Equal("interrupted", store.Unfinished()?.Id);
        Assert.Equal("running", store.Unfinished("log-triage")?.Id);
        store.SetStatus("running", StudyStatus.Finished);
        Assert.Null(store.Unfinished("log-triage"));
    }

    [Fact]
    public void Values_of_the_machine_are_kept_by_key()
    {
        using (var store = folder.Open())
        {
            store.Put("build/rust", "[1.5]");
            store.Put("build/rust", "[1.5,2.5]");
            store.Put("build/c", "[0.1]");
        }
        using var reader = EvidenceStore.OpenForReading(folder.File);
        Assert.Equal("[1.5,2.5]", reader.Get("build/rust"));
        Assert.Null(reader.Get("build/python"));
    }

    [Fact]
    public void Ten_thousand_trials_are_appended_and_loaded()
    {
        const int Total = 10_000;
        using var store = folder.Open();
        store.Begin(StoreFolder.Study("s"));
        var clock = Stopwatch.StartNew();
        for (var block = 0; block < Total; block++)
            store.Append("s", StoreFolder.Trial(block));
        var appended = clock.Elapsed;
        clock.Restart();
        var study = store.Load("s");
        var loaded = clock.Elapsed;

        output.WriteLine($"append {appended.TotalMicroseconds / Total:f1} µs a trial, load {loaded.TotalMilliseconds:f0} ms for all");
        Assert.Equal(Total, study.Trials.Length);
        Assert.Equal(Total, store.History().Single().Trials);
    }
}
