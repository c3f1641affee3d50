namespace Steelyard.Lab.Forecasting;

/// <summary>Names of source files as running programs know them.</summary>
public static class SourcePath
{
    /// <summary>The full path of a file; names that stand for no file, such as <c>&lt;string&gt;</c>, as they are.</summary>
    public static string Of(string name) => name.StartsWith('<') ? name : Path.GetFullPath(name);
}
