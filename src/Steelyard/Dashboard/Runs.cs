using System.Collections.Immutable;
using System.Diagnostics;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Workloads;

namespace Steelyard.Dashboard;

/// <summary>Starts studies for a page: this very program, as a process of its own, one at a time. It is interrupted when the dashboard ends.</summary>
public sealed class Runs(DashboardOptions options) : IDisposable
{
    // It ends its trial, notes that it was interrupted, and can be resumed.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private Process? process;
    private Task<string>? error;

    /// <summary>Budgets that may be chosen.</summary>
    public static ImmutableArray<string> Budgets { get; } = ["5s", "20s", "60s", "5m"];

    /// <summary>Workloads that may be chosen.</summary>
    public IReadOnlyList<string> Workloads => [.. WorkloadReader.Names(options.Workloads)];

    /// <summary>The workload of the latest run; null before the first.</summary>
    public string? Workload { get; private set; }

    public bool IsBusy => process is { HasExited: false };

    /// <summary>How the latest run ended; null while there is none.</summary>
    public (int Status, string Error)? Outcome => process is { HasExited: true } ended ? (ended.ExitCode, error!.IsCompleted ? error.Result : "") : null;

    /// <summary>Starts a study of one of <see cref="Workloads"/>.</summary>
    public void Start(string workload, string budget)
    {
        if (!Workloads.Contains(workload) || !Budgets.Contains(budget))
            throw new NothingThere("There is no such workload or budget", "Choose from the lists on the page \"Run\".");
        lock (gate)
        {
            if (IsBusy)
                throw new NothingThere("A study is under way", "Wait until it has ended; two at once would disturb each other.");
            process?.Dispose();
            Workload = workload;
            process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["weigh", Path.Combine(options.Workloads, workload), "--budget", budget, "--store", options.Store, "--quiet"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardInput.Close();
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            error = process.StandardError.ReadToEndAsync();
        }
    }

    public void Dispose()
    {
        if (process is null)
            return;
        ProcessSignals.EndInOrder(process, Patience);
        process.Dispose();
    }
}
