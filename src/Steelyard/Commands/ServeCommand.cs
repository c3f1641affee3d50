using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Steelyard.Dashboard;
using Steelyard.Lab;

namespace Steelyard.Commands;

/// <summary><c>serve</c>: the dashboard.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 7470;
    private const int TokenBytes = 18;

    private static readonly Option<string?> Listen = Options.Text("--listen", "address to listen on (default: 127.0.0.1); beyond this machine a token is demanded", "address");
    private static readonly Option<string?> Port = Options.Text("--port", $"TCP port, 0 for any that is free (default: {DefaultPort})", "n");
    private static readonly Option<string?> Token = Options.Text("--token", "what visitors must know (default beyond this machine: drawn, and printed)", "text");
    private static readonly Option<bool> AllowRuns = Options.Flag("--allow-runs", "let visitors start studies of the workloads that come with the tool");
    private static readonly Option<string?> Store = Options.Store();

    public static Command Create()
    {
        var command = new Command("serve", "The dashboard: studies, comparisons over time, decide again with sliders.") { Listen, Port, Token, AllowRuns, Store };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = Read(parsed);
        await using var server = await DashboardServer.StartAsync(options);
        await Console.Out.WriteLineAsync($"Dashboard: {server.Address}{(options.Token is { } token ? $"enter#{token}" : "")}");
        if (!options.IsLocal)
            await Console.Error.WriteLineAsync($"steelyard: other machines can reach this. The token is {options.Token}; it travels unencrypted unless a proxy with TLS stands before it.");
        await Console.Error.WriteLineAsync("steelyard: Ctrl-C ends it.");
        await server.RunAsync(cancellation);
        return ExitCode.Done;
    }

    private static DashboardOptions Read(ParseResult parsed)
    {
        var text = parsed.GetValue(Listen) ?? "127.0.0.1";
        var address = text == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(text, out var read) ? read : throw Options.Usage("--listen", $"expected an address such as 127.0.0.1 or 0.0.0.0, found '{text}'");
        var port = parsed.GetValue(Port) is not { } number ? DefaultPort
            : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= IPEndPoint.MaxPort ? value
            : throw Options.Usage("--port", $"expected a number from 0 to {IPEndPoint.MaxPort}, found '{number}'");
        var store = Options.StorePath(parsed.GetValue(Store));
        var token = parsed.GetValue(Token) ?? (IPAddress.IsLoopback(address) ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)));
        if (token is { Length: < 16 })
            throw Options.Usage("--token", "a token has at least 16 characters");
        return new(store, address, port, token, parsed.GetValue(AllowRuns), Path.Combine(Path.GetDirectoryName(store)!, "ports"), Places.Workloads());
    }
}
