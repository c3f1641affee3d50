using System.Globalization;
using System.Reflection;
using Steelyard.Evidence.Deciding.Money;
using YamlDotNet.RepresentationModel;

namespace Steelyard.Reporting;

/// <summary>The prices that come with the tool: <c>data/prices.yaml</c>.</summary>
internal static class PriceFile
{
    private static readonly Lazy<Prices> Embedded = new(() =>
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("prices.yaml")!);
        return Read(text);
    });

    /// <summary>Read once.</summary>
    public static Prices Default => Embedded.Value;

    private static Prices Read(TextReader text)
    {
        var yaml = new YamlStream();
        yaml.Load(text);
        var fields = ((YamlMappingNode)yaml.Documents[0].RootNode).Children.ToDictionary(x => ((YamlScalarNode)x.Key).Value!, x => ((YamlScalarNode)x.Value).Value!);
        return new(fields["title"], fields["currency"], Number(fields["cpu-hour"]), Number(fields["gib-hour"]),
            DateOnly.ParseExact(fields["as_of"], "yyyy-MM-dd", CultureInfo.InvariantCulture), fields["source"]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
