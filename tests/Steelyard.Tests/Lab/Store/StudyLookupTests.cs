using System.Text.RegularExpressions;
using Steelyard.Lab;
using Steelyard.Lab.Store;

namespace Steelyard.Tests.Lab.Store;

public sealed partial class StudyLookupTests : IDisposable
{
    private readonly StoreFolder folder = new();
    private readonly EvidenceStore store;

    public StudyLookupTests() => store = folder.Open();

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("20261122-120100-aaaa", "20261122-120100-aaaa")]
    [InlineData("20261122-1203", "20261122-120300-cccc")]
    [InlineData("latest", "20261122-120300-cccc")]
    [InlineData("log-triage", "20261122-120200-bbbb")]
    [InlineData("20261122-12010", "20261122-120100-aaaa")]
    public void A_study_is_found_by_id_prefix_latest_or_workload(string text, string id)
    {
        AddThree();
        Assert.Equal(id, store.Resolve(text));
    }

    [Fact]
    public void An_ambiguous_prefix_lists_the_studies_it_fits()
    {
        AddThree();
        var error = Assert.Throws<LabException>(() => store.Resolve("2026"));
        Assert.Contains(
            "fits 3 studies: 20261122-120300-cccc (nbody), 20261122-120200-bbbb (log-triage), 20261122-120100-aaaa (log-triage)",
            error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nbodi", "nbody")]
    [InlineData("log_triage", "log-triage")]
    [InlineData("20261122-120200-bbbx", "20261122-120200-bbbb")]
    public void An_unknown_name_suggests_the_nearest(string text, string nearest)
    {
        AddThree();
        var error = Assert.Throws<LabException>(() => store.Resolve(text));
        Assert.Contains("20261122-120300-cccc (nbody)", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{nearest}'", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("something else entirely")]
    public void What_resembles_nothing_gets_the_list_only(string text)
    {
        AddThree();
        var error = Assert.Throws<LabException>(() => store.Resolve(text));
        Assert.DoesNotContain("Did you mean", error.Remedy, StringComparison.Ordinal);
        Assert.Contains("steelyard history", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_without_studies_says_so() =>
        Assert.Contains("no studies yet", Assert.Throws<LabException>(() => store.Resolve("latest")).Message, StringComparison.Ordinal);

    [Fact]
    public void New_ids_are_unique_in_a_second_and_sort_by_UTC()
    {
        var random = new Random(1);
        var first = StudyIds.New(new Clock(new DateTimeOffset(2026, 11, 22, 12, 43, 13, TimeSpan.Zero)), random);
        var second = StudyIds.New(new Clock(new DateTimeOffset(2026, 11, 22, 11, 43, 14, TimeSpan.FromHours(-1))), random);
        Assert.Matches(IdPattern(), first);
        Assert.StartsWith("20261122-124314-", second, StringComparison.Ordinal);
        Assert.NotEqual(first[^4..], second[^4..]);
    }

    [GeneratedRegex("^20261122-124313-[0-9a-f]{4}$")]
    private static partial Regex IdPattern();

    // The study begun last is not the one that started last.
    private void AddThree()
    {
        store.Begin(StoreFolder.Study("20261122-120100-aaaa", minute: 1));
        store.Begin(StoreFolder.Study("20261122-120300-cccc", "nbody", minute: 3));
        store.Begin(StoreFolder.Study("20261122-120200-bbbb", minute: 2));
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
