using Steelyard.Lab.Measuring;

namespace Steelyard.Tests.Lab.Measuring;

public sealed class CollectorWatchTests
{
    [Theory]
    [InlineData("python3 main.py input", 1)]
    [InlineData("python3 -O -X dev -W ignore main.py", 6)]
    [InlineData("python3 -Xdev -m gunicorn --bind x", 2)]
    [InlineData("python3 -c pass", 1)]
    [InlineData("python3", null)]
    [InlineData("python3 -", null)]
    [InlineData("python3 -i main.py", null)]
    public void The_program_stands_after_the_options_of_the_interpreter(string command, int? place) =>
        Assert.Equal(place, CollectorWatch.ProgramAt([.. command.Split(' ')]));
}
