using System.Text.Json;
using Steelyard.Evidence;
using Steelyard.Lab.Store;

namespace Steelyard.Reporting;

/// <summary>A claim as it was answered last on one machine, kept with the studies it rests on.</summary>
/// <param name="Machine">Processor and host.</param>
/// <param name="At">When it was answered.</param>
/// <param name="Claim">Answer and evidence.</param>
public sealed record KeptClaim(string Machine, DateTimeOffset At, ClaimDocument Claim)
{
    private const string Prefix = "claims/answer/";

    /// <summary>A machine as matrices and charts name it.</summary>
    public static string NameOf(Machine machine) => $"{machine.Cpu}, {machine.Host}";

    /// <summary>Keeps answers; each replaces the one before it of the same claim on the same machine.</summary>
    internal static void Keep(EvidenceStore store, Machine machine, DateTimeOffset at, IEnumerable<ClaimDocument> claims)
    {
        foreach (var claim in claims)
            store.Put($"{Prefix}{NameOf(machine)}/{claim.Id}", JsonSerializer.Serialize(new KeptClaim(NameOf(machine), at, claim), DocumentJson.Readable.KeptClaim));
    }

    /// <summary>Every answer that is kept.</summary>
    internal static IReadOnlyList<KeptClaim> All(EvidenceStore store) => [.. store.All(Prefix).Select(x => JsonSerializer.Deserialize(x, DocumentJson.Readable.KeptClaim)!)];
}
