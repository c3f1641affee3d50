using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Lab.Answering;

/// <summary>A bare program that is to be weighed.</summary>
/// <param name="Command">Interpreter, its options, the program, its arguments.</param>
/// <param name="Folder">Working folder, full path.</param>
/// <param name="Compare">Files that the program writes and that must agree, full paths.</param>
/// <param name="Record">Count calls in a second run before forecasting.</param>
/// <param name="RateHz">Samples a second.</param>
/// <param name="Count">Calls that are made up to prove a port.</param>
/// <param name="ProofLimit">Time for the proof of one function.</param>
public sealed record AnswerRequest(ImmutableArray<string> Command, string Folder, ImmutableArray<string> Compare, bool Record, int RateHz, int Count, TimeSpan ProofLimit);

/// <summary>What two plain runs of the program showed.</summary>
/// <param name="Seconds">Elapsed time of the longer one.</param>
/// <param name="HashSeed">The hash seed to fix, because the output depends on it; null when it does not.</param>
public sealed record ProgramCheck(double Seconds, string? HashSeed);

/// <summary>Processor time of the sampled run, seconds.</summary>
public sealed record SampledTime(double CpuSeconds);

/// <summary>
/// Where the steps of one answer keep what they found, so that an interrupted run goes on at its step. A file is there when its step is
/// done: it is written under another name first.
/// </summary>
public sealed class AnswerFolder
{
    private const string RequestName = "program.json";

    private AnswerFolder(string path, AnswerRequest request) => (Path, Request) = (path, request);

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>The program.</summary>
    public AnswerRequest Request { get; }

    /// <summary>File that describes the program; it never changes.</summary>
    public string RequestFile => At(RequestName);

    /// <summary>Where the answers of a store are, a folder for each study.</summary>
    /// <param name="store">Full path of the store.</param>
    public static string Beside(string store) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(store)!, "answers");

    /// <summary>Begins an answer.</summary>
    /// <param name="path">Folder, not yet there.</param>
    /// <param name="request">The program.</param>
    public static AnswerFolder Create(string path, AnswerRequest request)
    {
        var folder = new AnswerFolder(System.IO.Path.GetFullPath(path), request);
        try
        {
            Directory.CreateDirectory(folder.Path);
            folder.Save(RequestName, request, AnswerJson.Default.AnswerRequest);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"cannot write {path}: {error.Message}", "Name a store in a folder that you may write to with --store.", error);
        }
        return folder;
    }

    /// <summary>The answer that a file describes, or null when the file describes something else.</summary>
    /// <exception cref="LabException">It is gone.</exception>
    public static AnswerFolder? Of(string file)
    {
        if (System.IO.Path.GetFileName(file) != RequestName)
            return null;
        return File.Exists(file)
            ? new(System.IO.Path.GetDirectoryName(file)!, JsonSerializer.Deserialize(File.ReadAllText(file), AnswerJson.Default.AnswerRequest)!)
            : throw new LabException($"{file} is gone", "Weigh the program again; its trials are in the store.");
    }

    /// <summary>Where the program's standard input is kept, or linked to.</summary>
    public string InputPlace => At("stdin");

    /// <summary>The program's standard input; null for an empty one.</summary>
    /// <exception cref="LabException">The file that was given is gone.</exception>
    public string? Input => File.Exists(InputPlace) ? InputPlace
        : new FileInfo(InputPlace).LinkTarget is { } gone ? throw new LabException($"{gone}, the standard input of the program, is gone", "Weigh the program again.") : null;

    /// <summary>Full path of a file or folder in it.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The profile; null before it is taken.</summary>
    public Profile? Profile => Load("profile.json", AnswerJson.Default.Profile);

    /// <summary>The forecast; null before it is made.</summary>
    public Forecast? Forecast => Load("forecast.json", AnswerJson.Default.Forecast);

    /// <summary>What plain runs showed; null before they were done.</summary>
    public ProgramCheck? Check => Load("check.json", AnswerJson.Default.ProgramCheck);

    /// <summary>Processor time of the sampled run; null before it.</summary>
    public SampledTime? Sampled => Load("sampled.json", AnswerJson.Default.SampledTime);

    /// <summary>Keeps the time of the sampled run.</summary>
    public SampledTime Keep(SampledTime x) => Save("sampled.json", x, AnswerJson.Default.SampledTime);

    /// <summary>Keeps the profile.</summary>
    public Profile Keep(Profile x) => Save("profile.json", x, AnswerJson.Default.Profile);

    /// <summary>Keeps the forecast.</summary>
    public Forecast Keep(Forecast x) => Save("forecast.json", x, AnswerJson.Default.Forecast);

    /// <summary>Keeps what plain runs showed.</summary>
    public ProgramCheck Keep(ProgramCheck x) => Save("check.json", x, AnswerJson.Default.ProgramCheck);

    /// <summary>What a step kept, or null.</summary>
    public T? Load<T>(string name, JsonTypeInfo<T> type)
        where T : class =>
        File.Exists(At(name)) ? JsonSerializer.Deserialize(File.ReadAllText(At(name)), type) : null;

    /// <summary>Keeps what a step found.</summary>
    public T Save<T>(string name, T value, JsonTypeInfo<T> type)
    {
        File.WriteAllText(At(name + ".part"), JsonSerializer.Serialize(value, type));
        File.Move(At(name + ".part"), At(name), overwrite: true);
        return value;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AnswerRequest))]
[JsonSerializable(typeof(ProgramCheck))]
[JsonSerializable(typeof(SampledTime))]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(Forecast))]
internal sealed partial class AnswerJson : JsonSerializerContext;
