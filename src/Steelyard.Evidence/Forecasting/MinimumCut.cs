namespace Steelyard.Evidence.Forecasting;

/// <summary>
/// Minimum cut of a directed graph by Dinic's blocking flows (Soviet Math. Doklady 11, 1970). Capacities are not negative and may be
/// infinite, as long as some cut is finite.
/// </summary>
internal sealed class MinimumCut(int nodes)
{
    // Residual capacities below this share of the largest finite one are rounding errors of subtractions.
    private const double Negligible = 1e-12;

    private readonly List<(int To, double Capacity)> arcs = []; // an arc's reverse is its neighbour: index ^ 1
    private readonly List<int>[] outgoing = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
    private readonly int[] level = new int[nodes];
    private readonly int[] next = new int[nodes];
    private double least;

    public void Add(int from, int to, double capacity)
    {
        outgoing[from].Add(arcs.Count);
        arcs.Add((to, capacity));
        outgoing[to].Add(arcs.Count);
        arcs.Add((from, 0));
    }

    /// <summary>The nodes on the side of the source, of the smallest such side where several cuts are minimal.</summary>
    public bool[] SourceSide(int source, int sink)
    {
        least = Negligible * arcs.Select(x => x.Capacity).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        while (Layer(source)[sink] >= 0)
        {
            Array.Clear(next);
            while (Push(source, sink, double.PositiveInfinity) > 0)
            {
            }
        }
        return [.. level.Select(x => x >= 0)];
    }

    /// <summary>Distance of every node from the source along arcs with capacity left, -1 where there is no way.</summary>
    private int[] Layer(int source)
    {
        Array.Fill(level, -1);
        level[source] = 0;
        var queue = new Queue<int>([source]);
        while (queue.TryDequeue(out var node))
            foreach (var (to, capacity) in outgoing[node].Select(x => arcs[x]))
                if (capacity > least && level[to] < 0)
                {
                    level[to] = level[node] + 1;
                    queue.Enqueue(to);
                }
        return level;
    }

    private double Push(int node, int sink, double flow)
    {
        if (node == sink)
            return flow;
        for (; next[node] < outgoing[node].Count; next[node]++)
        {
            var arc = outgoing[node][next[node]];
            var (to, capacity) = arcs[arc];
            if (capacity <= least || level[to] != level[node] + 1)
                continue;
            var pushed = Push(to, sink, Math.Min(flow, capacity));
            if (pushed <= 0)
                continue;
            arcs[arc] = (to, capacity - pushed);
            arcs[arc ^ 1] = (node, arcs[arc ^ 1].Capacity + pushed);
            return pushed;
        }
        return 0;
    }
}
