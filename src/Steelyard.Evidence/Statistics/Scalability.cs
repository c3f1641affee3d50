using MathNet.Numerics.Distributions;

namespace Steelyard.Evidence.Statistics;

/// <summary>
/// The Universal Scalability Law X(N) = γN / (1 + α(N − 1) + βN(N − 1)) of throughput over workers (Gunther 2007, Guerrilla Capacity
/// Planning, chapters 4 and 5), fitted by least squares on throughput (Levenberg and Marquardt) over single trials, with intervals from the
/// curvature at the optimum and Student's t.
/// </summary>
/// <param name="Contention">α: the share of work that only one worker at a time can do; 1 when workers do not run in parallel at all.</param>
/// <param name="Coherency">β: what it costs each pair of workers to agree.</param>
/// <param name="OneWorker">γ: throughput of one worker by the fit.</param>
public sealed record Scalability(Interval Contention, Interval Coherency, Interval OneWorker)
{
    private const int Parameters = 3;
    private const int MostSteps = 200;
    private const double Converged = 1e-12;

    /// <summary>Workers beyond which throughput falls by the fit; infinite when nothing is lost to agreement, 1 when more never help.</summary>
    public double BestWorkers => Coherency.Value <= 0 ? double.PositiveInfinity : Math.Max(1, Math.Floor(Math.Sqrt(Math.Max(0, 1 - Contention.Value) / Coherency.Value)));

    /// <summary>Throughput of so many workers by the fit.</summary>
    public double At(double workers) => Model([OneWorker.Value, Contention.Value, Coherency.Value], workers);

    /// <summary>The fit; null with fewer than three numbers of workers or four trials, or when the trials do not tell the parameters apart.</summary>
    /// <param name="points">Workers (from 1) and throughput (above 0) of each trial.</param>
    /// <param name="confidence">Of the intervals.</param>
    public static Scalability? Of(IReadOnlyList<(double Workers, double Throughput)> points, double confidence = 0.95)
    {
        if (points.Select(x => x.Workers).Distinct().Count() < Parameters || points.Count <= Parameters)
            return null;
        // On a scale where throughput is about 1 all three parameters have sizes that can be compared.
        var unit = points.Where(x => x.Workers == points.Min(p => p.Workers)).Average(x => x.Throughput);
        var scaled = points.Select(x => (x.Workers, x.Throughput / unit)).ToList();
        return Start(scaled) is { } start ? Intervals(scaled, Descend(scaled, start), unit, confidence) : null;
    }

    private static double Model(double[] p, double n) => p[0] * n / Load(p, n);

    private static double Load(double[] p, double n) => 1 + (p[1] * (n - 1)) + (p[2] * n * (n - 1));

    private static double[] Gradient(double[] p, double n)
    {
        var (model, load) = (Model(p, n), Load(p, n));
        return [n / load, -model * (n - 1) / load, -model * n * (n - 1) / load];
    }

    /// <summary>Linear in N/X = (1 + α(N − 1) + βN(N − 1)) / γ: good enough to begin with.</summary>
    private static double[]? Start(List<(double N, double X)> points)
    {
        var (normal, right) = Normal(points.Select(x => (Row: new[] { 1, x.N - 1, x.N * (x.N - 1) }, Value: x.N / x.X)));
        return Solve(normal, right) is [> 0, _, _] line ? [1 / line[0], line[1] / line[0], line[2] / line[0]] : null;
    }

    private static double[] Descend(List<(double N, double X)> points, double[] start)
    {
        var (best, error, damping) = (start, Error(points, start), 1e-3);
        for (var step = 0; step < MostSteps; step++)
        {
            var (normal, right) = Normal(points.Select(x => (Gradient(best, x.N), x.X - Model(best, x.N))));
            for (var i = 0; i < Parameters; i++)
                normal[i, i] *= 1 + damping;
            if (Solve(normal, right) is not { } move)
                return best;
            double[] next = [.. best.Zip(move, (x, y) => x + y)];
            var nextError = Error(points, next);
            if (nextError >= error || points.Exists(x => Load(next, x.N) <= 0))
            {
                damping *= 10;
                if (damping > 1e12)
                    return best;
                continue;
            }
            var settled = error - nextError <= Converged * error;
            (best, error, damping) = (next, nextError, damping / 10);
            if (settled)
                return best;
        }
        return best;
    }

    private static double Error(List<(double N, double X)> points, double[] p) => points.Sum(x => Math.Pow(x.X - Model(p, x.N), 2));

    private static Scalability? Intervals(List<(double N, double X)> points, double[] p, double unit, double confidence)
    {
        var (normal, _) = Normal(points.Select(x => (Gradient(p, x.N), 0.0)));
        var freedom = points.Count - Parameters;
        var variance = Error(points, p) / freedom;
        var t = StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2);
        var columns = Enumerable.Range(0, Parameters).Select(i => Solve((double[,])normal.Clone(), [.. Enumerable.Range(0, Parameters).Select(j => i == j ? 1.0 : 0)])).ToList();
        if (columns.Exists(x => x is null))
            return null;
        Interval At(int i, double scale)
        {
            var half = t * Math.Sqrt(Math.Max(0, variance * columns[i]![i]));
            return new Interval(p[i] * scale, (p[i] - half) * scale, (p[i] + half) * scale) { Confidence = confidence, Trials = points.Count };
        }
        return new Scalability(At(1, 1), At(2, 1), At(0, unit));
    }

    /// <summary>The normal equations of rows and values.</summary>
    private static (double[,] Normal, double[] Right) Normal(IEnumerable<(double[] Row, double Value)> rows)
    {
        var (normal, right) = (new double[Parameters, Parameters], new double[Parameters]);
        foreach (var (row, value) in rows)
            for (var i = 0; i < Parameters; i++)
            {
                right[i] += row[i] * value;
                for (var j = 0; j < Parameters; j++)
                    normal[i, j] += row[i] * row[j];
            }
        return (normal, right);
    }

    /// <summary>Gauss with the largest pivot; null when the system is singular.</summary>
    private static double[]? Solve(double[,] a, double[] b)
    {
        double[] x = [.. b];
        for (var column = 0; column < Parameters; column++)
        {
            var pivot = Enumerable.Range(column, Parameters - column).MaxBy(row => Math.Abs(a[row, column]));
            if (!(Math.Abs(a[pivot, column]) > double.Epsilon))
                return null;
            for (var j = 0; j < Parameters; j++)
                (a[column, j], a[pivot, j]) = (a[pivot, j], a[column, j]);
            (x[column], x[pivot]) = (x[pivot], x[column]);
            for (var row = 0; row < Parameters; row++)
            {
                if (row == column)
                    continue;
                var factor = a[row, column] / a[column, column];
                for (var j = 0; j < Parameters; j++)
                    a[row, j] -= factor * a[column, j];
                x[row] -= factor * x[column];
            }
        }
        return [.. x.Select((value, i) => value / a[i, i])];
    }
}
