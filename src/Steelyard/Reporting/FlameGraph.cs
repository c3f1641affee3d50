using System.Globalization;
using System.Net;
using System.Text;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Reporting;

/// <summary>A flame graph as one SVG file that needs nothing else: callers above, a click widens a frame, a click on the top row goes back.</summary>
internal static class FlameGraph
{
    private const double Width = 1200;
    private const double Row = 18;
    private const double Header = 44;
    private const double LeastWidth = 0.3; // pixels: narrower frames cannot be seen
    private const double LegendWidth = 112; // pixels of one entry
    private const double Character = 6.6; // pixels, of the font below

    // Waiting in greys and violet, native code in blues, collecting in green: told apart by lightness too.
    private static readonly Dictionary<SampleKind, string> Colours = new()
    {
        [SampleKind.Builtin] = "#8fb8de",
        [SampleKind.Extension] = "#5b8ec4",
        [SampleKind.NativeReleased] = "#b5d3ea",
        [SampleKind.Gc] = "#7fb685",
        [SampleKind.GilWait] = "#b39ddb",
        [SampleKind.Blocked] = "#c9c9c9",
    };

    private const string Script = """
        const all=[...document.querySelectorAll('g.f')];
        function zoom(e){const x0=+e.dataset.x,w0=+e.dataset.w,d0=+e.dataset.d;
        for(const g of all){const x=+g.dataset.x,w=+g.dataset.w,d=+g.dataset.d;
        const up=d<d0&&x<=x0+1e-9&&x+w>=x0+w0-1e-9,inside=x>=x0-1e-9&&x+w<=x0+w0+1e-9&&d>=d0;
        g.style.display=up||inside?'':'none';if(!up&&!inside)continue;
        const nx=up?0:(x-x0)/w0*1200,nw=up?1200:w/w0*1200,r=g.children[1],t=g.children[2];
        r.setAttribute('x',nx);r.setAttribute('width',Math.max(nw-.5,.1));t.setAttribute('x',nx+3);
        const n=Math.floor((nw-6)/6.6),s=g.dataset.n;t.textContent=n<3?'':s.length<=n?s:s.slice(0,n-1)+'…';}}
        for(const g of all)g.addEventListener('click',()=>zoom(g));
        """;

    public static string Render(Profile profile)
    {
        var tree = FlameTree.Of(profile);
        var frames = new StringBuilder();
        var depth = tree.Seconds > 0 ? Draw(frames, tree, 0, 0, tree.Seconds) : 0;
        var height = Header + ((depth + 1) * Row) + 8;
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" font-family="monospace" font-size="11">
            <style>g.f{"{"}cursor:pointer{"}"}text{"{"}pointer-events:none{"}"}</style>
            <rect width="{Width}" height="{height}" fill="#fffdf8"/>
            <text x="8" y="18" font-size="14">{Encode(string.Join(' ', profile.Command))}</text>
            <text x="8" y="34">{profile.DurationSeconds:0.00} s, {profile.Samples} samples; width is time of all threads; in brackets: not interpreted</text>
            {Legend(profile)}{frames}<script><![CDATA[{Script}]]></script>
            </svg>

            """);
    }

    // What the colours stand for, of the kinds that there are, at the right of the title.
    private static string Legend(Profile profile)
    {
        var kinds = Colours.Keys.Where(x => profile.Times.Any(t => t.Kind == x)).ToList();
        var start = Width - (kinds.Count * LegendWidth);
        return string.Concat(kinds.Select((x, i) => string.Create(CultureInfo.InvariantCulture,
            $"<rect x=\"{start + (i * LegendWidth)}\" y=\"26\" width=\"10\" height=\"10\" fill=\"{Colours[x]}\"/><text x=\"{start + (i * LegendWidth) + 14}\" y=\"34\">{Encode(x.Title())}</text>\n")));
    }

    /// <summary>Draws a frame and what is below it; the depth of the deepest.</summary>
    private static int Draw(StringBuilder to, FlameTree tree, double start, int depth, double whole)
    {
        var width = tree.Seconds / whole * Width;
        if (width < LeastWidth)
            return depth;
        Box(to, tree, start, width, depth, whole);
        var (deepest, at) = (depth, start);
        foreach (var child in tree.Children)
        {
            deepest = Math.Max(deepest, Draw(to, child, at, depth + 1, whole));
            at += child.Seconds / whole * Width;
        }
        return deepest;
    }

    private static void Box(StringBuilder to, FlameTree tree, double x, double width, int depth, double whole)
    {
        var (y, name) = (Header + (depth * Row), Encode(tree.Name));
        var room = (int)((width - 6) / Character);
        var shown = room < 3 ? "" : tree.Name.Length <= room ? name : Encode(tree.Name[..(room - 1)]) + "…";
        to.Append(CultureInfo.InvariantCulture, $"<g class=\"f\" data-x=\"{x:0.###}\" data-w=\"{width:0.###}\" data-d=\"{depth}\" data-n=\"{name}\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{name}: {tree.Seconds:0.000} s, {tree.Seconds / whole * 100:0.0}%</title>")
            .Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.###}\" y=\"{y:0}\" width=\"{Math.Max(width - 0.5, 0.1):0.###}\" height=\"{Row - 1}\" rx=\"1\" fill=\"{Colour(tree)}\"/>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 3:0.###}\" y=\"{y + 12:0}\">{shown}</text></g>\n");
    }

    // Warm shades by name: neighbours differ, and a function looks the same in every graph.
    private static string Colour(FlameTree tree)
    {
        if (tree.Kind is { } kind)
            return Colours[kind];
        var hash = tree.Name.Aggregate(17U, (x, c) => (x * 31) + c);
        return string.Create(CultureInfo.InvariantCulture, $"hsl({24 + (hash % 24)},{70 + (hash / 24 % 15)}%,{68 + (hash / 360 % 10)}%)");
    }

    private static string Encode(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.Select(x => char.IsControl(x) || char.IsSurrogate(x) ? '\uFFFD' : x)));
}
