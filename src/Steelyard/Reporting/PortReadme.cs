using System.Globalization;
using System.Text;
using Steelyard.Lab.Replay;

namespace Steelyard.Reporting;

/// <summary>The page in a port's folder: what is ported, the evidence, how to build and use it.</summary>
internal static class PortReadme
{
    public static string Of(PortDocument document, PortFolder folder)
    {
        var functions = document.Functions.Where(x => x.Crate == folder.Path).ToList();
        var file = Path.GetFileName(folder.File);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {folder.Record.Package}\n\nFunctions of `{file}`, ported to Rust by Steelyard. A call that leaves the proven ground runs the Python original, which is in here too.\n\n");
        text.Append("| function | status | replayed | generated | differences | left to Python | times as fast |\n|---|---|---|---|---|---|---|\n");
        foreach (var x in functions)
            text.Append(CultureInfo.InvariantCulture,
                $"| `{x.Signature ?? x.Name}` | {x.Status.ToString().ToLowerInvariant()} | {x.Replayed} | {x.Generated} | {x.Differences} | {x.Fallbacks} of {x.Replayed}, {x.GeneratedFallbacks} of {x.Generated} | {Times(x.Speedup)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"""

            Replayed are calls that a real run made, generated are calls made from them (seed {document.Seed}): evidence, not proof. `steelyard prove .` does it again;
            `python3 -m unittest discover tests` repeats the recorded calls without Steelyard.

            - Build and install: `pip install .` (maturin), or `cargo build --release` and the library as `python/{folder.Record.Package}/_native.so`.
            - Use, in `{file}` below the definitions: `from {folder.Record.Package} import {string.Join(", ", functions.Where(x => x.Status == PortStatus.Ported).Select(x => x.Name))}`.
            - Without any change: `steelyard run --ports . -- python3 ...`. `STEELYARD_PORTS=off` switches ports out.

            """);
        return text.ToString();
    }

    private static string Times(SpeedupDocument? x) => x is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{x.Value:0.00}{(x.High is { } high ? $" ({x.Low:0.00} to {high:0.00})" : "")}");
}
