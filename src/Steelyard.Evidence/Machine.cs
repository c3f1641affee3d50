namespace Steelyard.Evidence;

/// <summary>The machine a study ran on, as far as it bears on the numbers.</summary>
public sealed record Machine
{
    /// <summary>Host name.</summary>
    public string Host { get; init; } = "";

    /// <summary>CPU model name.</summary>
    public string Cpu { get; init; } = "";

    /// <summary>Logical CPUs that the tool may use.</summary>
    public int Cores { get; init; }

    /// <summary>Memory, bytes.</summary>
    public long Memory { get; init; }

    /// <summary>Operating system, for example <c>Debian GNU/Linux 12 (bookworm)</c>.</summary>
    public string Os { get; init; } = "";

    /// <summary>Kernel release.</summary>
    public string Kernel { get; init; } = "";

    /// <summary><c>x64</c>, <c>arm64</c>, …</summary>
    public string Architecture { get; init; } = "";

    /// <summary>Virtual machine or container, for example <c>kvm</c>; null on bare metal.</summary>
    public string? Virtualization { get; init; }

    /// <summary>CPU frequency governor; null where the kernel shows none.</summary>
    public string? Governor { get; init; }

    /// <summary>What shows the energy of its processors, for example <c>package-0</c>; null where nothing does.</summary>
    public string? EnergyMeter { get; init; }

    /// <summary>Load average over one minute before the first trial.</summary>
    public double LoadBefore { get; init; }

    /// <summary>Peak memory that a child inherits from the launcher, bytes: no smaller peak can be seen.</summary>
    public long MemoryFloor { get; init; }
}
