using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using Steelyard.Evidence;
using Steelyard.Lab;
using Steelyard.Lab.Store;
using Steelyard.Lab.Workloads;

namespace Steelyard.Commands;

/// <summary><c>completion</c>: a script for the shell, which asks the hidden <c>complete</c> for what fits.</summary>
internal static class CompletionCommand
{
    private const int StudiesOffered = 20;

    // Each passes the line up to the cursor without the name of the program; where nothing fits, the shell offers files.
    private static readonly ImmutableSortedDictionary<string, string> Scripts = new Dictionary<string, string>
    {
        ["bash"] = """
            _steelyard() {
                local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]}
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" complete -- "${line#* }" 2>/dev/null)" -- "$word"))
            }
            complete -o default -F _steelyard steelyard
            """,
        ["zsh"] = """
            #compdef steelyard
            _steelyard() {
                local line="${words[2,CURRENT]}"
                local -a found
                found=("${(@f)$(${words[1]} complete -- "$line" 2>/dev/null)}")
                if (( ${#found[1]} )); then compadd -a found; else _files; fi
            }
            if [ "$funcstack[1]" = "_steelyard" ]; then _steelyard "$@"; else compdef _steelyard steelyard; fi
            """,
        ["fish"] = """
            function __steelyard_complete
                set -l line (commandline -cp)
                steelyard complete -- (string replace -r '^\s*\S+\s?' '' -- "$line") 2>/dev/null
            end
            complete -c steelyard -a '(__steelyard_complete)'
            """,
    }.ToImmutableSortedDictionary();

    private static readonly Argument<string> Shell = new("shell") { Description = string.Join(", ", Scripts.Keys), HelpName = "shell" };
    private static readonly Argument<string> Line = new("line");

    public static Command Create()
    {
        Shell.CompletionSources.Add(_ => Items(Scripts.Keys));
        var command = new Command("completion", "Print a script that completes commands in bash, zsh or fish.") { Shell };
        command.SetAction(parsed =>
        {
            var shell = parsed.GetValue(Shell)!;
            Console.Out.WriteLine(Scripts.TryGetValue(shell, out var script) ? script : throw Options.Unknown("completion", shell, Scripts.Keys));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What the scripts call: the words that can stand at the end of a line, one per line.</summary>
    public static Command CreateOracle()
    {
        var command = new Command("complete", "Words that can stand at the end of a line.") { Line };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (var word in Fitting(parsed.GetValue(Line)!))
                Console.Out.WriteLine(word);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Names of the workloads there are.</summary>
    public static IEnumerable<CompletionItem> Workloads(CompletionContext context) => Items(WorkloadReader.Names(Places.Workloads()));

    /// <summary>The newest studies, and what stands for the last one.</summary>
    public static IEnumerable<CompletionItem> Studies(CompletionContext context)
    {
        var path = Options.StorePath(Settings.Find("store"));
        if (!File.Exists(path))
            return Items(["latest"]);
        using var store = EvidenceStore.OpenForReading(path);
        return Items(["latest", .. store.History(limit: StudiesOffered).SelectMany(x => new[] { x.Workload, x.Id }).Distinct()]);
    }

    /// <summary>Names of aspects as <c>--priorities</c> takes them, after those already typed.</summary>
    public static IEnumerable<CompletionItem> Aspects(CompletionContext context)
    {
        var typed = context.WordToComplete[..(context.WordToComplete.LastIndexOfAny([',', '=', '>']) + 1)];
        return Items(Aspect.All.Where(x => x.Scored).SelectMany(x => x.Aliases.Prepend(x.Id)).Select(x => typed + x));
    }

    private static IEnumerable<string> Fitting(string line)
    {
        var last = line[(line.LastIndexOf(' ') + 1)..];
        try
        {
            return [.. CommandLine.Root().Parse(line).GetCompletions(line.Length).Select(x => x.InsertText ?? x.Label)
                .Where(x => x.StartsWith(last, StringComparison.Ordinal) && !x.StartsWith('/') && x is not ("-?" or "-h")).Distinct().Order(StringComparer.Ordinal)];
        }
        catch (LabException)
        {
            return []; // A store that cannot be read is no reason to disturb somebody who types.
        }
    }

    private static IEnumerable<CompletionItem> Items(IEnumerable<string> words) => words.Select(x => new CompletionItem(x));
}
