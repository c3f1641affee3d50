using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Tests.Evidence.Weighing;

namespace Steelyard.Tests.Evidence.Deciding;

public sealed class JointDecisionTests
{
    [Fact]
    public void Workloads_that_agree_decide()
    {
        var joint = JointDecision.Of([Decision(1, 0), Decision(0.7, 0.3)]);
        Assert.Equal(Verdict.MoveToRust, joint.Verdict);
        Assert.Equal(0.85, joint.Acceptability[0].Value, 1e-9);
    }

    [Fact]
    public void Workloads_that_disagree_do_not() => Assert.Equal(Verdict.Undecided, JointDecision.Of([Decision(1, 0), Decision(0, 1)]).Verdict);

    [Fact]
    public void No_workload_decides_nothing() => Assert.Equal(Verdict.Undecided, JointDecision.Of([]).Verdict);

    private static Decision Decision(double rust, double python) => Studies.PythonAndRust().Weigh().Decision with
    {
        VerdictAcceptability = new Dictionary<Verdict, double> { [Verdict.MoveToRust] = rust, [Verdict.StayInPython] = python },
    };
}
