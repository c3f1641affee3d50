namespace Steelyard.Evidence.Deciding.Money;

/// <summary>A number that the user states, as a point or as a range.</summary>
/// <param name="Value">The middle: for a range the geometric mean of its ends.</param>
/// <param name="Low">Lower end of the central 95%; the value itself for a point.</param>
/// <param name="High">Upper end of the central 95%.</param>
public sealed record Stated(double Value, double Low, double High)
{
    /// <summary>A number without doubt.</summary>
    public static Stated Point(double value) => new(value, value, value);

    /// <summary>A range of positive numbers, log-normal between its ends.</summary>
    public static Stated Range(double low, double high) => new(Math.Sqrt(low * high), low, high);

    /// <summary>Whether it is a point.</summary>
    public bool IsCertain => Low == High;

    /// <summary>The same number in another unit.</summary>
    public Stated Times(double factor) => new(Value * factor, Low * factor, High * factor);

    /// <summary>The number that belongs to a standard normal variate.</summary>
    internal double At(double normal) => IsCertain ? Value : Value * Math.Exp(normal * Math.Log(High / Low) / (2 * Spread.Normal975));
}
