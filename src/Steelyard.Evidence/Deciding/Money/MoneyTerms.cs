using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding.Money;

/// <summary>What computing costs, and where that is known from.</summary>
/// <param name="Title">Of whom.</param>
/// <param name="Currency">ISO 4217 code, for example <c>USD</c>.</param>
/// <param name="CpuHour">One CPU for one hour.</param>
/// <param name="GibHour">One GiB (2³⁰ bytes) of memory for one hour.</param>
/// <param name="AsOf">Day of the prices; null for the user's own.</param>
/// <param name="Source">Where they were read; null for the user's own.</param>
public sealed record Prices(string Title, string Currency, double CpuHour, double GibHour, DateOnly? AsOf, string? Source);

/// <summary>Everything that turns a study into money. Money is in the currency of the prices.</summary>
public sealed record MoneyTerms
{
    /// <summary>Prices of computing.</summary>
    public required Prices Prices { get; init; }

    /// <summary>Operations that one run at the main size does, 1 or more.</summary>
    public double OperationsPerRun { get; init; } = 1;

    /// <summary>Operations per month; null when not stated, and then nothing is said about months.</summary>
    public Stated? Rate { get; init; }

    /// <summary>Days of work to write a candidate that is not Python; the empty name stands for all that are not named.</summary>
    public ImmutableSortedDictionary<string, Stated> PortDays { get; init; } = ImmutableSortedDictionary<string, Stated>.Empty;

    /// <summary>Money per day of work; null when not stated.</summary>
    public double? DayRate { get; init; }

    /// <summary>Money per month that keeping a candidate that is not Python costs beside computing.</summary>
    public double Upkeep { get; init; }

    /// <summary>Months over which the alternatives are compared.</summary>
    public double Months { get; init; } = 36;

    /// <summary>Days of work for one candidate; null when not stated.</summary>
    public Stated? DaysFor(string candidate) => PortDays.GetValueOrDefault(candidate) ?? PortDays.GetValueOrDefault("");
}
