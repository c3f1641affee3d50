using System.Net;
using System.Net.Sockets;

namespace Steelyard.EndToEnd.Running;

/// <summary>The real <c>steelyard serve</c> on a port of its own, and a client that keeps no cookies and follows no redirect.</summary>
internal sealed class RunningDashboard : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly RunningTool tool;

    private RunningDashboard(RunningTool tool, int port)
    {
        this.tool = tool;
        Address = new Uri($"http://127.0.0.1:{port}");
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static RunningDashboard Start(Sandbox sandbox, params string[] options)
    {
        var port = FreePort();
        var tool = sandbox.Start(["serve", "--port", $"{port}", .. options]);
        tool.WaitUntil(() => Answers(port));
        return new RunningDashboard(tool, port);
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Status and text of a page.</summary>
    public (HttpStatusCode Status, string Text) Get(string path)
    {
        using var response = Client.GetAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult();
        return (response.StatusCode, response.Content.ReadAsStringAsync().GetAwaiter().GetResult());
    }

    /// <summary>The text of a page that is there.</summary>
    public string Page(string path)
    {
        var (status, text) = Get(path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status}\n{text}");
        return text;
    }

    /// <summary>Ctrl-C; the dashboard must end with exit code 0.</summary>
    public ToolRun End()
    {
        tool.Interrupt();
        return tool.WaitForEnd().Expect(0);
    }

    public void Dispose()
    {
        Client.Dispose();
        if (tool.HasEnded)
            return;
        tool.Interrupt();
        Waiting.Until(() => tool.HasEnded, Patience);
    }

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
