using Steelyard.Evidence.Sources;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Tests.Lab.Toolchains;

public sealed class CargoTreeTests
{
    [Fact]
    public void Every_crate_counts_once_and_the_root_does_not() => Assert.Equal(
        [new Dependency("serde", "1.0.152", "MIT OR Apache-2.0"), new Dependency("itoa", "1.0.1", null)],
        Cargo.TreeLines("report v0.1.0 (/w/rust)|\nserde v1.0.152|MIT OR Apache-2.0\nitoa v1.0.1|\nserde v1.0.152|MIT OR Apache-2.0 (*)\n\n"));

    [Fact]
    public void A_crate_by_itself_needs_nothing() => Assert.Empty(Cargo.TreeLines("report v0.1.0 (/w/rust)|MIT\n"));
}
