using System.Collections.Immutable;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab.Store;

namespace Steelyard.Lab.Measuring;

/// <summary>The study under way: every trial is in the store before the next one starts.</summary>
internal sealed class StudyLog
{
    private static readonly ImmutableHashSet<Phase> Budgeted = [Phase.Warmup, Phase.NoiseFloor, Phase.Main, Phase.Startup, Phase.Growth];

    private readonly EvidenceStore store;
    private readonly HashSet<(Phase, string, int, string)> present = [];
    private readonly List<Trial> trials = [];
    private Study study;

    public StudyLog(EvidenceStore store, Study study)
    {
        (this.store, this.study) = (store, study);
        foreach (var trial in study.Trials)
            Remember(trial);
    }

    /// <summary>Seconds of trials that count against the budget.</summary>
    public double Spent { get; private set; }

    public StudyPlan Plan => study.Plan;

    public ImmutableArray<Candidate> Candidates => study.Candidates;

    /// <summary>The study as it stands.</summary>
    public Study Snapshot() => study with { Trials = [.. trials] };

    /// <summary>The trials that count, as they stand.</summary>
    public TrialTable Table(Phase phase) => new(trials.Where(x => x.Phase == phase));

    public bool Has(Phase phase, string size, int block, string candidate) => present.Contains((phase, size, block, candidate));

    public void Append(Trial trial)
    {
        store.Append(study.Id, trial);
        Remember(trial);
    }

    public void SetCandidates(IEnumerable<Candidate> candidates)
    {
        study = study with { Candidates = [.. candidates] };
        store.SaveCandidates(study.Id, study.Candidates);
    }

    /// <summary>Takes a candidate out of the study, with the reason.</summary>
    public void Fail(string candidate, CandidateStatus status, string reason) =>
        SetCandidates(Candidates.Select(x => x.Name == candidate ? x with { Status = status, Reason = reason } : x));

    public void SetInputs(IEnumerable<StudyInput> inputs)
    {
        study = study with { Inputs = [.. inputs] };
        store.SaveInputs(study.Id, study.Inputs);
    }

    public void SetStatus(StudyStatus status)
    {
        study = study with { Status = status };
        store.SetStatus(study.Id, status);
    }

    private void Remember(Trial trial)
    {
        trials.Add(trial);
        present.Add((trial.Phase, trial.Size, trial.Block, trial.Candidate));
        if (Budgeted.Contains(trial.Phase))
            Spent += trial.Wall;
    }
}
