using System.Collections.Concurrent;
using System.Collections.Immutable;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Lab.Profiling;

/// <summary>
/// The sampling thread: wakes at absolute times, a little irregular so that it cannot fall into step with the program, and samples every
/// process that it was given.
/// </summary>
internal sealed class Sampler
{
    private const int Buckets = 10_000;
    private const long BucketWidth = 10_000; // ns: lateness up to 100 ms is told apart, more counts as 100 ms
    private readonly long[] lateness = new long[Buckets];
    private readonly long period;
    private readonly Thread thread;
    private volatile bool stopping;
    private ImmutableArray<ProcessSampler> processes = [];
    private readonly ConcurrentQueue<ProcessSampler> removed = new();
    private readonly XorShift random = new();
    private Exception? failure;

    public Sampler(int rate)
    {
        period = 1_000_000_000L / rate;
        thread = new Thread(Guarded) { IsBackground = true, Name = "sampler" };
    }

    public StackTable Stacks { get; } = new();

    /// <summary>CPU time of the sampling thread, nanoseconds; known when it has ended.</summary>
    public long CpuTime { get; private set; }

    /// <summary>Times of sampling that passed while the one before took too long.</summary>
    public long Skipped { get; private set; }

    /// <summary>Time of the first and of the last sample, nanoseconds; 0 when there was none.</summary>
    public (long First, long Last) Sampled { get; private set; }

    public ImmutableArray<ProcessSampler> Processes => processes;

    public void Start() => thread.Start();

    public void Add(ProcessSampler process) => ImmutableInterlocked.Update(ref processes, x => x.Add(process));

    /// <summary>Samples a process no more; what was opened for it is closed by the sampling thread, which may be using it.</summary>
    public void Remove(ProcessSampler process)
    {
        ImmutableInterlocked.Update(ref processes, x => x.Remove(process));
        removed.Enqueue(process);
    }

    /// <summary>Ends the thread.</summary>
    public void Stop()
    {
        stopping = true;
        thread.Join();
        if (failure is not null)
            throw new InvalidOperationException("the sampling thread failed", failure);
    }

    /// <summary>The 99th percentile of lateness, milliseconds.</summary>
    public double LateP99()
    {
        var left = lateness.Sum() / 100;
        var bucket = Buckets - 1;
        while (bucket > 0 && (left -= lateness[bucket]) >= 0)
            bucket--;
        return (bucket + 1) * BucketWidth * 1e-6;
    }

    // An exception must reach whoever waits for the result, not end the program from a thread of its own.
    private void Guarded()
    {
        try
        {
            Run();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failure = error;
        }
        CpuTime = LinuxCalls.CpuTime();
    }

    private void Run()
    {
        LinuxCalls.WakeOnTime();
        var next = LinuxCalls.Now();
        while (!stopping)
        {
            next += Jittered();
            LinuxCalls.SleepUntil(next);
            var now = LinuxCalls.Now();
            if (now < next)
                continue; // a signal
            lateness[Math.Min((now - next) / BucketWidth, Buckets - 1)]++;
            Sample(now);
            while (LinuxCalls.Now() > next + period)
            {
                next += period;
                Skipped++;
            }
        }
    }

    private void Sample(long now)
    {
        while (removed.TryDequeue(out var process))
            process.Dispose();
        foreach (var process in processes)
            process.Sample(now);
        if (Stacks.Samples > 0)
            Sampled = (Sampled.First == 0 ? now : Sampled.First, now);
    }

    // Between three and five quarters of the period.
    private long Jittered() => (period * 3 / 4) + (long)(random.Next() % (ulong)Math.Max(period / 2, 1));
}
