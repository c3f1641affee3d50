/* stop_rule STUDIES PRECISION < TIMES: what stopping at a precision does to the coverage of an interval.
 *
 * TIMES are trials of one program in the order run. A study is a stretch of them that begins anywhere, read as blocks of two; which of
 * a block is the first candidate and which the second is drawn, as in a shuffled block, so that the true ratio is 1. After each block from
 * the least number on, the study ends if the relative half width of the 95% interval is at most PRECISION, or at MOST blocks. For each
 * estimator (two-sample: Mann-Whitney; paired: signed-rank) and each least number one line: estimator, least, coverage at the end, mean
 * blocks, share of studies that reached the precision. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 160, LEASTS = 6, PAIRED = 1 };
static const int least[LEASTS] = {6, 8, 10, 12, 15, 20};

typedef struct {
    bool known, holds;
    double width;
} Look;

static double *logs;
static size_t trials;
static int64_t critical[2][MOST + 1]; /* rank of the lower bound among the pairwise values, 0 when there is none */

static uint64_t draw(void)
{
    static uint64_t state = 20261122;
    uint64_t z = state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* The smallest k with P(S <= k) > 2.5% by the counts of S's values. */
static int64_t quantile(const double *counts, int64_t maximum)
{
    double total = 0, sum = 0;
    for (int64_t k = 0; k <= maximum; k++)
        total += counts[k];
    int64_t k = 0;
    for (sum = counts[0]; sum <= 0.025 * total; sum += counts[k])
        k++;
    return k;
}

static int64_t signed_rank(int n, double *counts)
{
    int64_t maximum = n * (n + 1) / 2;
    memset(counts, 0, (maximum + 1) * sizeof *counts);
    counts[0] = 1;
    for (int i = 1; i <= n; i++)
        for (int64_t k = maximum; k >= i; k--)
            counts[k] += counts[k - i];
    return quantile(counts, maximum);
}

static int64_t mann_whitney(int n, double *counts)
{
    int64_t maximum = (int64_t)n * n;
    memset(counts, 0, (maximum + 1) * sizeof *counts);
    counts[0] = 1;
    for (int i = 1; i <= n; i++) {
        for (int64_t k = maximum; k >= n + i; k--)
            counts[k] -= counts[k - n - i];
        for (int64_t k = i; k <= maximum; k++)
            counts[k] += counts[k - i];
    }
    return quantile(counts, maximum);
}

/* Exact for the paired one; for the two-sample one where the counts keep their digits, then the normal approximation. */
static void find_critical(void)
{
    static double counts[MOST * MOST + 1];
    for (int n = 1; n <= MOST; n++) {
        critical[PAIRED][n] = signed_rank(n, counts);
        double deviation = sqrt((double)n * n * (2 * n + 1) / 12);
        critical[!PAIRED][n] = n <= 60 ? mann_whitney(n, counts) : (int64_t)((double)n * n / 2 - 1.959964 * deviation + 0.5);
    }
}

/* How many Walsh averages of the sorted x, or differences x - y of the sorted samples, are at most the bound. */
static int64_t at_most(bool paired, const double *x, const double *y, int n, double bound)
{
    int64_t count = 0;
    for (int i = 0, j = n - 1, first = 0; i < n; i++) {
        while (paired && j >= i && x[i] + x[j] > 2 * bound)
            j--;
        while (!paired && first < n && x[i] - y[first] > bound)
            first++;
        count += !paired ? n - first : j >= i ? j - i + 1 : 0;
    }
    return count;
}

static double order_statistic(bool paired, const double *x, const double *y, int n, int64_t rank)
{
    double low = paired ? x[0] : x[0] - y[n - 1], high = paired ? x[n - 1] : x[n - 1] - y[0];
    for (int i = 0; i < 40; i++) {
        double middle = (low + high) / 2;
        if (at_most(paired, x, y, n, middle) >= rank)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static Look look(bool paired, const double *first, const double *second, int n)
{
    double x[MOST], y[MOST];
    int64_t rank = critical[paired][n], count = paired ? (int64_t)n * (n + 1) / 2 : (int64_t)n * n;
    if (rank == 0)
        return (Look){true, true, INFINITY};
    for (int i = 0; i < n; i++) {
        x[i] = paired ? first[i] - second[i] : first[i];
        y[i] = second[i];
    }
    qsort(x, n, sizeof *x, by_value);
    qsort(y, n, sizeof *y, by_value);
    double low = order_statistic(paired, x, y, n, rank), high = order_statistic(paired, x, y, n, count + 1 - rank);
    return (Look){true, low <= 0 && 0 <= high, (exp(high) - exp(low)) / 2 / exp((low + high) / 2)};
}

static void read_logs(void)
{
    double time;
    for (size_t room = 0; scanf("%lf", &time) == 1; logs[trials++] = log(time))
        if (trials == room)
            logs = realloc(logs, (room = room ? 2 * room : 4096) * sizeof *logs);
}

static void draw_study(double *first, double *second)
{
    const double *start = logs + draw() % (trials - 2 * MOST + 1);
    for (int block = 0; block < MOST; block++) {
        int swap = draw() & 1;
        first[block] = start[2 * block + swap];
        second[block] = start[2 * block + 1 - swap];
    }
}

int main(int argc, char **argv)
{
    static double held[2][LEASTS], blocks[2][LEASTS], reached[2][LEASTS];
    int studies = argc == 3 ? atoi(argv[1]) : 0;
    double precision = argc == 3 ? atof(argv[2]) : 0;
    read_logs();
    if (studies < 1 || !(precision > 0) || trials < 2 * MOST) {
        fprintf(stderr, "usage: stop_rule STUDIES PRECISION < TIMES, of which there are at least %d\n", 2 * MOST);
        return 2;
    }
    find_critical();
    for (int study = 0; study < studies; study++) {
        double first[MOST], second[MOST];
        draw_study(first, second);
        for (int paired = 0; paired < 2; paired++) {
            Look looks[MOST + 1] = {{0}};
            for (int i = 0; i < LEASTS; i++) {
                int n = least[i] - 1;
                do {
                    n++;
                    if (!looks[n].known)
                        looks[n] = look(paired, first, second, n);
                } while (n < MOST && looks[n].width > precision);
                held[paired][i] += looks[n].holds;
                blocks[paired][i] += n;
                reached[paired][i] += looks[n].width <= precision;
            }
        }
    }
    for (int paired = 0; paired < 2; paired++)
        for (int i = 0; i < LEASTS; i++)
            printf("%s %d %.4f %.2f %.4f\n", paired ? "paired" : "two-sample", least[i], held[paired][i] / studies,
                   blocks[paired][i] / studies, reached[paired][i] / studies);
    return 0;
}
