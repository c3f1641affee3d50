namespace Steelyard.Dashboard;

/// <summary>Addresses within the dashboard; names in them are encoded.</summary>
internal static class Address
{
    public static string Study(string id) => $"/studies/{Uri.EscapeDataString(id)}";

    public static string Decide(string id) => Study(id) + "/decide";

    public static string Trials(string id) => Study(id) + "/trials";

    public static string Events(string id) => Study(id) + "/events";

    public static string Report(string id, string format) => $"{Study(id)}/report?format={format}";

    /// <summary>The page of a port; one that was made for a study is shown with it.</summary>
    public static string Port(PortOnShelf port) => port.Study is { } study ? Study(study) + "#ports" : $"/ports/{Uri.EscapeDataString(port.Name)}";

    public static string Trend(string workload) => With("/trend", ("workload", workload));

    /// <summary>A path with a query of the values that are not empty.</summary>
    public static string With(string path, params IEnumerable<(string Name, string Value)> query)
    {
        var parts = query.Where(x => x.Value.Length > 0).Select(x => $"{x.Name}={Uri.EscapeDataString(x.Value)}").ToList();
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }
}
