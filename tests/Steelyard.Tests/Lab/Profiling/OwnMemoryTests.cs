using System.Runtime.InteropServices;
using System.Text;
using Steelyard.Lab.Profiling;

namespace Steelyard.Tests.Lab.Profiling;

/// <summary>Reading memory, tried on this very process.</summary>
public sealed class OwnMemoryTests
{
    private static readonly CPythonLayout Layout = CPythonLayout.For(3, 12)!;
    private readonly RemoteMemory memory = new(Environment.ProcessId);

    [Fact]
    public unsafe void Pieces_come_in_order()
    {
        var bytes = "somewhere"u8.ToArray();
        var into = new byte[8];
        fixed (byte* start = bytes)
            Assert.True(memory.TryRead([new((ulong)start + 4, 5), new((ulong)start, 3)], into));
        Assert.Equal("wheresom", Encoding.ASCII.GetString(into));
    }

    [Fact]
    public void What_is_not_mapped_is_not_read()
    {
        Assert.Null(memory.Pointer(8));
        Assert.Null(memory.Text(0, Layout));
        Assert.False(memory.TryRead([new(0, 8)], new byte[4]));
    }

    [Theory]
    [InlineData(1, true, "plain")]
    [InlineData(1, false, "é")]
    [InlineData(2, false, "λ")]
    [InlineData(4, false, "🦀")]
    public unsafe void Strings_of_all_widths_are_read(int kind, bool ascii, string text)
    {
        var data = (kind == 1 ? Encoding.Latin1 : kind == 2 ? Encoding.Unicode : Encoding.UTF32).GetBytes(text);
        var header = ascii ? Layout.StringAscii : Layout.StringCompact;
        var place = (byte*)NativeMemory.AllocZeroed((nuint)(header + data.Length));
        try
        {
            *(long*)(place + Layout.StringLength) = data.Length / kind;
            *(uint*)(place + Layout.StringState) = (uint)((kind << 2) | 0x20 | (ascii ? 0x40 : 0));
            data.CopyTo(new Span<byte>(place + header, data.Length));
            Assert.Equal(text, memory.Text((ulong)place, Layout));
        }
        finally
        {
            NativeMemory.Free(place);
        }
    }
}
