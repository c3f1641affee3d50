using System.Collections.Immutable;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Names of a function → names of variables. A name that gets a new value in the straight line of the function, outside loops and branches,
/// stands for a new variable from there on, which may have another type: <c>x = text.split()</c>, <c>x = len(x)</c>. Nothing that comes
/// later can see the old value. Stands first, before anything has a type. In Rust the new variable shadows the old one.
/// </summary>
internal sealed class Versions
{
    private const char Mark = '#';
    private readonly Dictionary<PyExpression.Name, string> names = new(ReferenceEqualityComparer.Instance);

    /// <summary>The variables of a function and of those nested in it.</summary>
    /// <param name="function">The function.</param>
    /// <param name="several">Names that hold values of several types: each of their <see cref="Webs"/> is a variable.</param>
    public static Versions Of(PyFunction function, ImmutableHashSet<string> several)
    {
        var versions = new Versions();
        versions.Number(function, several);
        return versions;
    }

    /// <summary>The variable that a name stands for at its place.</summary>
    public string Of(PyExpression.Name name) => names.GetValueOrDefault(name) ?? name.Id;

    /// <summary>The variable that holds a container of the module, which is no variable of the function.</summary>
    public static string OfModule(string name) => $"{name}{Mark}0";

    /// <summary>Whether a variable holds a container of the module.</summary>
    public static bool IsOfModule(string variable) => variable.EndsWith($"{Mark}0", StringComparison.Ordinal);

    /// <summary>The name that a variable had.</summary>
    public static string Plain(string variable) => variable.Split(Mark)[0];

    private void Number(PyFunction function, ImmutableHashSet<string> several)
    {
        foreach (var nested in Walk.Own(function.Body).Select(Frame.AsNested).OfType<PyFunction>())
            Number(nested, several);
        var fixedNames = Fixed(function).Union(several.Where(x => Separate(function, x)));
        var bound = function.Parameters.ToHashSet();
        var numbers = new Dictionary<string, int>();
        foreach (var statement in function.Body)
        {
            var target = statement is PyStatement.Assign { Targets: [PyExpression.Name single] } && Frame.AsNested(statement) is null && bound.Contains(single.Id) && !fixedNames.Contains(single.Id) ? single : null;
            Rename(statement, target, numbers);
            if (target is not null)
                names[target] = $"{target.Id}{Mark}{numbers[target.Id] = numbers.GetValueOrDefault(target.Id, 1) + 1}";
            bound.UnionWith(Walk.Own([statement]).SelectMany(Scope.Bound));
        }
    }

    /// <summary>Gives each web of a name a variable; they may stand beside each other, so that they have different names in Rust, too.</summary>
    private bool Separate(PyFunction function, string name)
    {
        if (Webs.Of(function, name) is not { } webs)
            return false;
        var taken = Scope.Locals(function).Union(Walk.Expressions(function.Body).OfType<PyExpression.Name>().Select(x => x.Id));
        var variables = new List<string> { name };
        for (var number = 2; variables.Count <= webs.Values.DefaultIfEmpty().Max(); number++)
            if (!taken.Contains($"{name}_{number}"))
                variables.Add($"{name}_{number}");
        foreach (var (place, web) in webs)
            names[place] = variables[web];
        return true;
    }

    /// <summary>Names that are seen from nested functions keep their one variable.</summary>
    private static ImmutableHashSet<string> Fixed(PyFunction function)
    {
        var nested = Walk.Own(function.Body).Select(Frame.AsNested).OfType<PyFunction>().ToList();
        return [.. nested.SelectMany(Scope.Free), .. nested.Select(x => x.Name), .. Walk.Own(function.Body).OfType<PyStatement.Nonlocal>().SelectMany(x => x.Names)];
    }

    private void Rename(PyStatement statement, PyExpression.Name? target, Dictionary<string, int> numbers)
    {
        foreach (var name in Walk.Own([statement]).SelectMany(Walk.Direct).SelectMany(Walk.All).OfType<PyExpression.Name>())
            if (!ReferenceEquals(name, target) && numbers.TryGetValue(name.Id, out var number))
                names[name] = $"{name.Id}{Mark}{number}";
    }
}
