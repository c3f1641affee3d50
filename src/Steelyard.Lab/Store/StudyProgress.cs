using System.Collections.Immutable;
using Steelyard.Evidence;

namespace Steelyard.Lab.Store;

/// <summary>Where a study stands, without its trials.</summary>
/// <param name="Id">Id of the study.</param>
/// <param name="Workload">Name of its workload.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Budget">Time for trials, seconds.</param>
/// <param name="Parts">Trials so far by phase and candidate.</param>
/// <param name="Latest">Start of the latest trial, or of the study when there is none.</param>
public sealed record StudyProgress(string Id, string Workload, StudyStatus Status, double Budget, ImmutableArray<PartProgress> Parts, DateTimeOffset Latest)
{
    /// <summary>Seconds of trials that count against the budget.</summary>
    public double Spent => Parts.Where(x => x.Phase is not (Phase.Build or Phase.Check)).Sum(x => x.Seconds);

    /// <summary>Number of trials.</summary>
    public int Trials => Parts.Sum(x => x.Trials);
}

/// <summary>Trials of one candidate in one phase.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Candidate">The candidate.</param>
/// <param name="Trials">How many.</param>
/// <param name="Wrong">How many of them did not end right.</param>
/// <param name="Seconds">Their wall time together.</param>
public sealed record PartProgress(Phase Phase, string Candidate, int Trials, int Wrong, double Seconds);
