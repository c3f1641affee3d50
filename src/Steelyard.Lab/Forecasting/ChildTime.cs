using System.Globalization;

namespace Steelyard.Lab.Forecasting;

/// <summary>Processor time of this tool's children that have ended, theirs included (<c>proc(5)</c>, <c>stat</c>, <c>cutime</c> and <c>cstime</c>).</summary>
public static class ChildTime
{
    private const int AfterName = 2; // fields that stand before the state
    private const int UserField = 16;
    private const int SystemField = 17;
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux that is supported

    /// <summary>Seconds so far, in steps of 10 ms.</summary>
    public static double Now()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        // The name in brackets may hold blanks.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        double Ticks(int field) => double.Parse(fields[field - AfterName - 1], CultureInfo.InvariantCulture);
        return (Ticks(UserField) + Ticks(SystemField)) / TicksPerSecond;
    }
}
