namespace Steelyard.Reporting.Html;

/// <summary>One candidate in a chart of two axes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Link">Where its name leads.</param>
/// <param name="Note">What stands beside its name.</param>
/// <param name="Points">What was measured, with bounds.</param>
/// <param name="Curve">The line that is drawn: through the points, or a fit.</param>
public sealed record XyLine(string Name, string Link, string Note, IReadOnlyList<(double X, double Y, double Low, double High)> Points, IReadOnlyList<(double X, double Y)> Curve);
