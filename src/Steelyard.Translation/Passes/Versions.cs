using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Names of a function → names of variables: a name that gets a new value in straight-line code, where nothing of the old one is left,
/// stands for a new variable, which may have another type: <c>x = text.split()</c>, <c>x = len(x)</c>.
/// </summary>
internal sealed class Versions
{
    private readonly Dictionary<PyExpression.Name, string> names = new(ReferenceEqualityComparer.Instance);

    /// <summary>The variables of a function and of those nested in it.</summary>
    public static Versions Of(PyFunction function) => new();

    /// <summary>The variable that a name stands for at its place.</summary>
    public string Of(PyExpression.Name name) => names.GetValueOrDefault(name) ?? name.Id;
}
