using System.Collections.Immutable;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Toolchains;

/// <summary>Rust programs, built by cargo in release mode.</summary>
internal sealed class RustToolchain(Cargo cargo) : IToolchain
{
    public Answer<Recipe> RecipeFor(CandidateRule candidate)
    {
        var answer = cargo.Inspect(candidate.Source);
        if (answer.Value is not { } crate)
            return Answer<Recipe>.No(answer.Reason!);
        if (crate.Binary is not { } binary)
            return Answer<Recipe>.No($"{candidate.Source}/Cargo.toml builds no program: add src/main.rs or a [[bin]]");
        return cargo.Recipe(crate, [], candidate.Flags) with
        {
            Collect = [($"{{out}}/target/release/{binary}", $"{{out}}/{binary}")],
            Placeholders = ImmutableSortedDictionary<string, string>.Empty.Add("binary", $"{{out}}/{binary}"),
        };
    }
}
