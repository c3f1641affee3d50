using System.Net;
using Steelyard.Lab.Answering;

namespace Steelyard.Dashboard;

/// <summary>What a dashboard serves, where, and to whom.</summary>
/// <param name="Store">Full path of the store; it need not exist yet.</param>
/// <param name="Address">Address to listen on.</param>
/// <param name="Port">TCP port; 0 lets the system choose.</param>
/// <param name="Token">What a visitor must know; null for none, on loopback only.</param>
/// <param name="AllowRuns">Whether studies may be started from a page.</param>
/// <param name="Ports">Folder of ports.</param>
/// <param name="Workloads">Folder of the workloads that can be started.</param>
public sealed record DashboardOptions(string Store, IPAddress Address, int Port, string? Token, bool AllowRuns, string Ports, string Workloads)
{
    /// <summary>Whether nobody but this machine can reach it.</summary>
    public bool IsLocal => IPAddress.IsLoopback(Address);

    /// <summary>Folder of what was found out about bare programs.</summary>
    public string Answers => AnswerFolder.Beside(Store);
}
