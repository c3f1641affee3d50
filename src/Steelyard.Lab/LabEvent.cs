namespace Steelyard.Lab;

/// <summary>What the lab tells whoever watches. Closed.</summary>
public abstract record LabEvent
{
    private LabEvent() { }

    /// <summary>A step begins: <c>building rust</c>.</summary>
    public sealed record Doing(string What) : LabEvent;

    /// <summary>Something worth a line of its own.</summary>
    public sealed record Note(string Text) : LabEvent;

    /// <summary>Trials progress.</summary>
    /// <param name="What">Part of the study.</param>
    /// <param name="Done">Seconds of trials behind us.</param>
    /// <param name="Remaining">Seconds of trials that are left at most.</param>
    public sealed record Progress(string What, double Done, double Remaining) : LabEvent;
}
