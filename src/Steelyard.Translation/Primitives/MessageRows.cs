namespace Steelyard.Translation.Primitives;

/// <summary>Messages of exceptions.</summary>
internal static class MessageRows
{
    /// <summary>Keeps the message of the exception that is raised next.</summary>
    public const string Keep = "message.keep";

    /// <summary><c>str(error)</c> of the exception that the innermost handler has caught.</summary>
    public const string Text = "message.text";

    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<Row> Rows =
    [
        new(Keep, "(str) -> None", "said::keep"),
        new(Text, "() ->? str", "caught said::text"),
    ];
}
