using System.Text;

namespace Steelyard.Reporting;

/// <summary>Passes text on without the spaces at line ends that tables leave: what is printed can be pasted and compared.</summary>
internal sealed class TrimmedLines(TextWriter inner) : TextWriter
{
    private readonly StringBuilder held = new();

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == '\n')
            held.Clear();
        if (value is ' ')
        {
            held.Append(value);
            return;
        }
        inner.Write(held);
        held.Clear();
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
