using Steelyard.Lab.Toolchains;

namespace Steelyard.Tests.Lab.Toolchains;

public sealed class PlaceholdersTests
{
    [Fact]
    public void Known_names_are_replaced_and_other_braces_stay()
    {
        var values = new Dictionary<string, string> { ["n"] = "3", ["input"] = "/a b/c" };
        Assert.Equal(["run", "/a b/c", "n=3,{x}", "{}"], Placeholders.Fill(["run", "{input}", "n={n},{x}", "{}"], values).AsEnumerable());
    }
}
