using Steelyard.Evidence.Profiling;

namespace Steelyard.Tests.Evidence.Profiling;

/// <summary>Tables that CPython wrote for one function, beside what its own <c>co_lines</c> says of them.</summary>
public sealed class LocationTableTests
{
    [Theory]
    [InlineData(
        "8000d80809884189058041e00708f00004050af00203100af00003100ae0151af00503100af10003100af40003100af00003090af508000c0dd80809f103010c0bf400010c0bf00001050b",
        new[] { 1, 2, 2, 2, 2, 2, 4, 4, 5, 5, 7, 5, 5, 5, 5, 5, 5, 5, 5, 5, 9, 9, 9, 9, 9, 9, 10, 9, 9, 9, 9, 9, 9, 9, 9 })]
    [InlineData(
        "8000d80809884189058041e60708f10600161bf30503100ae1151a9001f303000d0ed9151af10503100af00003090af408000c0dd80809f303010c0bf00001050bf9f20903100a",
        new[] { 1, 2, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 7, 7, 5, 5, 5, 5, 7, 7, 7, 6, 6, 6, 6, 7, 7, 5, 5, 5, 9, 9, 9, 9, 9, 10, 9, 9, 9, 9, 9, 0, 0, 5, 5, 5 })]
    public void Lines_are_those_of_CPython(string table, int[] lines) =>
        Assert.Equal(lines, LocationTable.Lines(Convert.FromHexString(table), 1));

    [Fact]
    public void A_table_cut_off_anywhere_gives_the_lines_up_to_there()
    {
        var table = Convert.FromHexString("8000d80809884189058041e00708f00004050af00203100af00003100ae0151af0");
        for (var length = 0; length <= table.Length; length++)
            Assert.All(LocationTable.Lines(table.AsSpan(0, length), 1), x => Assert.InRange(x, 0, 10));
    }
}
