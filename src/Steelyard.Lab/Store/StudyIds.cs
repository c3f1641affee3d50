using System.Globalization;

namespace Steelyard.Lab.Store;

/// <summary>Names of studies: sortable by time, short enough to type a prefix of.</summary>
public static class StudyIds
{
    /// <summary>
    /// A new id such as <c>20261122-124313-7f3a</c>: the start in UTC, so that ids sort by time across clock changes, and four random
    /// hexadecimal digits for studies that start in the same second.
    /// </summary>
    public static string New(TimeProvider time, Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{random.Next(0x10000):x4}");
}
