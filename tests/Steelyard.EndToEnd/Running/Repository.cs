using System.Reflection;

namespace Steelyard.EndToEnd.Running;

/// <summary>Folders of the repository that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(x => x.Key == "Repository").Value!;

    /// <summary>A workload made for these tests.</summary>
    public static string Fixture(string name) => Path.Combine(Root, "tests", "fixtures", "workloads", name);

    /// <summary>A file made for the tests of the sampler.</summary>
    public static string ProfilingFixture(string name) => Path.Combine(Root, "tests", "fixtures", "profiling", name);

    /// <summary>A workload that comes with Steelyard.</summary>
    public static string Workload(string name) => Path.Combine(Root, "workloads", name);

    /// <summary>A seeded mistake in all its languages.</summary>
    public static string Fault(string name) => Path.Combine(Root, "faults", name);

    /// <summary>A file of the documentation.</summary>
    public static string Document(string name) => Path.Combine(Root, "docs", name);

    /// <summary>A published JSON schema.</summary>
    public static string Schema(string name) => Path.Combine(Root, "docs", "schema", name + ".schema.json");
}
