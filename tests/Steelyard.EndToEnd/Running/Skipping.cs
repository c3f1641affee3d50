using Xunit.Abstractions;
using Xunit.Sdk;

namespace Steelyard.EndToEnd.Running;

/// <summary>A test that may find out while it runs that it cannot run here (xunit 2 knows only reasons that stand in the source).</summary>
[XunitTestCaseDiscoverer("Steelyard.EndToEnd.Running.SkippableFactDiscoverer", "Steelyard.EndToEnd")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableFactAttribute : FactAttribute;

/// <summary>The same for a theory, row by row.</summary>
[XunitTestCaseDiscoverer("Steelyard.EndToEnd.Running.SkippableTheoryDiscoverer", "Steelyard.EndToEnd")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableTheoryAttribute : TheoryAttribute;

public sealed class SkippableFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new SkippableTestCase(DiagnosticMessageSink, discoveryOptions, testMethod, null);
}

public sealed class SkippableTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    protected override IEnumerable<IXunitTestCase> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute, object[] dataRow) =>
        [new SkippableTestCase(DiagnosticMessageSink, discoveryOptions, testMethod, dataRow)];
}

public sealed class SkippableTestCase : XunitTestCase
{
    [Obsolete("Called by xunit alone, which reads test cases back from text.")]
    public SkippableTestCase()
    {
    }

    internal SkippableTestCase(IMessageSink messages, ITestFrameworkDiscoveryOptions options, ITestMethod method, object[]? row)
        : base(messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method, row)
    {
    }

    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        using var skips = new Skips(messageBus);
        var summary = await base.RunAsync(diagnosticMessageSink, skips, constructorArguments, aggregator, cancellationTokenSource);
        summary.Failed -= skips.Count;
        summary.Skipped += skips.Count;
        return summary;
    }

    /// <summary>Passes messages on, failures for want of a requirement as skipped tests.</summary>
    private sealed class Skips(IMessageBus next) : IMessageBus
    {
        public int Count { get; private set; }

        public bool QueueMessage(IMessageSinkMessage message)
        {
            if (message is not ITestFailed failed || failed.ExceptionTypes[0] != typeof(MissingRequirementException).FullName)
                return next.QueueMessage(message);
            Count++;
            return next.QueueMessage(new TestSkipped(failed.Test, failed.Messages[0]));
        }

        // The bus belongs to the runner.
        public void Dispose()
        {
        }
    }
}
