using System.Security.Cryptography;
using System.Text;

namespace Steelyard.Lab.Measuring;

/// <summary>
/// Everything in a study that is left to chance, as a pure function of its seed and of where it is used: an interrupted study that
/// continues, and a repeated one, draw the same order.
/// </summary>
internal static class Shuffle
{
    /// <summary>A generator for one place, for example <c>main/medium/3</c>.</summary>
    public static Random At(long seed, string place)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{place}"));
        return new Random(BitConverter.ToInt32(hash));
    }

    /// <summary>The items in a random order.</summary>
    public static T[] Order<T>(IEnumerable<T> items, Random random)
    {
        var order = items.ToArray();
        random.Shuffle(order);
        return order;
    }
}
