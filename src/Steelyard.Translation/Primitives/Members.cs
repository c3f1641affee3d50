using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Primitives;

/// <summary>Constants of modules of the standard library, by their full names.</summary>
internal static class Members
{
    /// <summary>Type and value of each.</summary>
    public static readonly ImmutableDictionary<string, (PyType Type, string Value)> Constants = new Dictionary<string, (PyType, string)>
    {
        ["math.pi"] = (PyType.Float, "std::f64::consts::PI"),
        ["math.e"] = (PyType.Float, "std::f64::consts::E"),
        ["math.tau"] = (PyType.Float, "std::f64::consts::TAU"),
        ["math.inf"] = (PyType.Float, "inf"),
        ["math.nan"] = (PyType.Float, "nan"),
        ["string.ascii_lowercase"] = (PyType.Text, "abcdefghijklmnopqrstuvwxyz"),
        ["string.ascii_uppercase"] = (PyType.Text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        ["string.ascii_letters"] = (PyType.Text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        ["string.digits"] = (PyType.Text, "0123456789"),
        ["string.hexdigits"] = (PyType.Text, "0123456789abcdefABCDEF"),
        ["string.octdigits"] = (PyType.Text, "01234567"),
        ["string.punctuation"] = (PyType.Text, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
        ["string.whitespace"] = (PyType.Text, " \t\n\r\v\f"),
    }.ToImmutableDictionary();
}
