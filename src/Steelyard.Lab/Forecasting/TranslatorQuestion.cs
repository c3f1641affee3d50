using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Evidence.Forecasting;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Toolchains;
using Steelyard.Translation;
using Steelyard.Translation.Python;

namespace Steelyard.Lab.Forecasting;

/// <summary>Asks the translator itself which functions it can do: the same pass that makes ports, without building anything.</summary>
public sealed class TranslatorQuestion
{
    private const double MostLeaving = 0.5;
    private const double MostElements = 2_000_000; // values.py, MOST_ITEMS: larger calls are not recorded

    private readonly Dictionary<string, (PyModule Module, ImmutableArray<string> Names)> files = [];
    private readonly Dictionary<FunctionKey, string> refusals = [];

    /// <summary>Reads the files that hold these functions.</summary>
    public TranslatorQuestion(PythonInterpreter python, IEnumerable<FunctionKey> functions)
    {
        foreach (var file in functions.GroupBy(x => x.File))
            Read(python, file.Key, [.. file]);
    }

    /// <summary>Functions whose calls have to be seen before the translator can answer: those asked for that are in modules, and what they reach.</summary>
    public IReadOnlyCollection<FunctionKey> Wanted => [.. files.SelectMany(x => x.Value.Names.Select(name => new FunctionKey(x.Key, name)))];

    /// <summary>Those of them that call no built-in function but short ones.</summary>
    public ImmutableHashSet<FunctionKey> ShortCalls => [.. Wanted.Where(x => BuiltinCalls.AreShort(files[x.File].Module, x.Name))];

    /// <summary>
    /// Why functions cannot be ported; those not named can. One whose calls mostly reach a statement at which the port leaves to the
    /// original is no gain, and counts as refused there.
    /// </summary>
    public ImmutableDictionary<FunctionKey, string> Answer(IReadOnlyDictionary<FunctionKey, SurveyedFunction> seen)
    {
        var answers = refusals.ToImmutableDictionary();
        foreach (var (file, (module, names)) in files)
        {
            var observed = names.Select(x => (Name: x, Seen: seen.GetValueOrDefault(new(file, x)))).Where(x => x.Seen is not null).ToDictionary(x => x.Name, x => x.Seen!.Observed);
            var translated = Translator.Translate(module, names, observed, Path.GetFileName(file));
            foreach (var refused in translated.Where(x => x.Ported is null))
                answers = answers.SetItem(new(file, refused.Name), Text(refused.Reasons[0]));
            ImmutableArray<Refusal> leaves = [.. translated.SelectMany(x => x.Ported?.Leaves ?? [])];
            foreach (var x in translated.Where(x => x.Ported is not null && seen.ContainsKey(new(file, x.Name))))
                if (WithoutGain(seen[new(file, x.Name)], leaves) is { } reason)
                    answers = answers.SetItem(new(file, x.Name), reason);
        }
        return answers;
    }

    private void Read(PythonInterpreter python, string file, ImmutableArray<FunctionKey> functions)
    {
        if (!File.Exists(file))
        {
            Refuse(functions, file.StartsWith('<') ? "it was made while the program ran and has no source file" : "its source file is not there");
            return;
        }
        try
        {
            var module = SyntaxFile.Read(python, file);
            foreach (var other in functions.Where(x => !module.Functions.ContainsKey(x.Name)))
                refusals[other] = WhyNoFunction(module, other.Name);
            var names = functions.Where(x => module.Functions.ContainsKey(x.Name)).SelectMany(x => Translator.Reachable(module, x.Name)).Distinct().ToImmutableArray();
            files.Add(file, (module, names));
        }
        catch (LabException error)
        {
            Refuse(functions, error.Message);
        }
    }

    private static string WhyNoFunction(PyModule module, string name) => name.Split('.') switch
    {
        [var owner, _, ..] when module.Classes.ContainsKey(owner) => $"the class '{owner}' does not define it by a plain 'def'",
        [_, _, ..] => "it is a method of a class that is not at the top level of its module",
        _ => "the module does not define it by a plain 'def' at its top level",
    };

    private void Refuse(IEnumerable<FunctionKey> functions, string reason)
    {
        foreach (var x in functions)
            refusals[x] = reason;
    }

    // A call that leaves has cost the port's time as well as the original's; without a recorded call there is no proof.
    private static string? WithoutGain(SurveyedFunction seen, ImmutableArray<Refusal> leaves)
    {
        var elements = Math.Max(seen.Count.In.Values.Sum(), seen.Count.Out.Values.Sum());
        if (elements > MostElements)
            return string.Create(CultureInfo.InvariantCulture, $"its calls are too large to be recorded: {elements:0} elements each");
        var share = seen.Reaching([.. leaves.Select(x => x.At.Line)]);
        return share < MostLeaving ? null
            : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0}% of its calls leave to the original, most of them at {Text(leaves.MaxBy(x => seen.Reaching([x.At.Line]))!)}");
    }

    private static string Text(Refusal x) => string.Create(CultureInfo.InvariantCulture, $"line {x.At.Line}, column {x.At.Column}: {x.Message}");
}
