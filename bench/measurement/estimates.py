"""The few statistics that the benchmark itself needs; those of the tool are what is being tested, so none is shared."""
import math
from statistics import NormalDist, fmean, variance

Z = NormalDist().inv_cdf(0.975)


def binomial_interval(hits, of):
    """95% interval of a share, Clopper and Pearson (1934)."""
    low = 0.0 if hits == 0 else bisect(lambda p: 1 - binomial_cdf(hits - 1, of, p) < 0.025)
    high = 1.0 if hits == of else bisect(lambda p: binomial_cdf(hits, of, p) > 0.025)
    return low, high


def binomial_cdf(hits, of, p):
    return math.fsum(math.comb(of, k) * p**k * (1 - p) ** (of - k) for k in range(hits + 1))


def bisect(is_left):
    """The p in 0 … 1 at which is_left turns false."""
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if is_left(middle) else (low, middle)
    return low


def welch_ratio(of, to):
    """Ratio of two samples with its 95% interval (value, low, high): Welch's (1947) on logarithms."""
    x, y = [math.log(v) for v in of], [math.log(v) for v in to]
    a, b = variance(x) / len(x), variance(y) / len(y)
    freedom = (a + b) ** 2 / (a**2 / (len(x) - 1) + b**2 / (len(y) - 1))
    shift, half = fmean(x) - fmean(y), t_quantile(freedom) * math.sqrt(a + b)
    return math.exp(shift), math.exp(shift - half), math.exp(shift + half)


def t_quantile(freedom):
    """Student's t at 97.5%, Cornish–Fisher expansion (Abramowitz and Stegun 26.7.5): to 0.001 from 8 degrees of freedom."""
    z = Z
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2) \
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)


def half_width(interval):
    """Half of the width over the value, as the tool's --precision is defined."""
    value, low, high = interval
    return (high - low) / 2 / value


def holds(interval, truth):
    _, low, high = interval
    return low <= truth <= high
