using Steelyard.Evidence;

namespace Steelyard.Lab.Store;

/// <summary>One line of the history.</summary>
/// <param name="Id">Id of the study.</param>
/// <param name="Workload">Name of its workload.</param>
/// <param name="Started">Start, UTC.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Verdict">Verdict of the latest conclusion; null while there is none.</param>
/// <param name="Trials">Number of trials stored.</param>
public sealed record StudySummary(string Id, string Workload, DateTimeOffset Started, StudyStatus Status, Verdict? Verdict, int Trials);
