/* Triage of a web access log: what was asked for, what failed, and how long it took.
 *
 * A line is in Common or Combined Log Format, optionally with the response time in microseconds as its last field:
 *
 *   host ident user [day/Mon/year:hh:mm:ss zone] "request" status bytes ["referer" "user agent"] [microseconds]
 *
 * Quoted fields may hold backslash escapes. Any other line is malformed: counted and left out of everything else.
 * The path is the second word of the request without its query string, "-" where the request has no second word.
 *
 * Output, one record per line; a path is printed as the bytes of the log, and numbers are whole:
 *
 *   lines N / malformed N / bytes N
 *   status CODE N                               one per code that occurs, ascending
 *   hour HH N                                   all 24 hours, as logged
 *   time MEAN P50 P90 P99 MAX                   microseconds, nearest rank; "-" each if no line has a time
 *   path HITS ERRORS MEAN P50 P90 P99 MAX PATH  the 20 with most hits, ties by path; ERRORS: from 400 per mille
 */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOP_PATHS = 20, READ_SIZE = 1 << 16, MOST_DIGITS = 12 }; /* twelve digits are a terabyte or eleven days: totals fit 64 bits */

/* Character classes of a time stamp: 0 a digit, A and a letters, + a sign; the rest stands for itself. */
static const char STAMP[] = "[00/Aaa/0000:00:00:00 +0000]";
enum { STAMP_LENGTH = sizeof STAMP - 1, HOUR_AT = 13 };

struct text {
    const char *at;
    const char *end;
};

struct entry {
    unsigned hour, status;
    struct text path;
    uint64_t bytes, micros;
    bool timed;
};

struct times {
    uint64_t *values;
    size_t count, capacity;
};

struct path_stats {
    char *path; /* NULL: an empty slot */
    size_t length;
    uint64_t hash, hits, errors;
    struct times times;
};

/* Open addressing with linear probing; the capacity is a power of two, at most half full. */
struct path_table {
    struct path_stats *slots;
    size_t capacity, count;
};

struct triage {
    uint64_t lines, malformed, bytes, statuses[1000], hours[24];
    struct path_table paths;
};

static void *checked(void *memory) {
    if (memory == NULL) {
        fputs("log-triage: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

/* Fields of a line: each function takes its field off the front of `rest`, or returns false where it is not there. */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool take(struct text *rest, char wanted) {
    if (rest->at == rest->end || *rest->at != wanted) return false;
    rest->at++;
    return true;
}

static bool take_word(struct text *rest) {
    const char *space = memchr(rest->at, ' ', (size_t)(rest->end - rest->at));
    if (space == NULL || space == rest->at) return false;
    rest->at = space + 1;
    return true;
}

static bool take_number(struct text *rest, uint64_t *value) {
    const char *start = rest->at;
    *value = 0;
    for (; rest->at < rest->end && is_digit(*rest->at); rest->at++) {
        if (rest->at - start == MOST_DIGITS) return false;
        *value = *value * 10 + (uint64_t)(*rest->at - '0');
    }
    return rest->at > start;
}

static bool take_quoted(struct text *rest, struct text *inside) {
    if (!take(rest, '"')) return false;
    for (const char *at = rest->at; at < rest->end; at++) {
        if (*at == '"') {
            *inside = (struct text){rest->at, at};
            rest->at = at + 1;
            return true;
        }
        if (*at == '\\') at++;
    }
    return false;
}

static bool fits(char c, char class) {
    switch (class) {
    case '0': return is_digit(c);
    case 'A': return c >= 'A' && c <= 'Z';
    case 'a': return c >= 'a' && c <= 'z';
    case '+': return c == '+' || c == '-';
    default: return c == class;
    }
}

static bool take_hour(struct text *rest, unsigned *hour) {
    if (rest->end - rest->at < STAMP_LENGTH) return false;
    for (size_t i = 0; i < STAMP_LENGTH; i++)
        if (!fits(rest->at[i], STAMP[i])) return false;
    *hour = (unsigned)((rest->at[HOUR_AT] - '0') * 10 + (rest->at[HOUR_AT + 1] - '0'));
    rest->at += STAMP_LENGTH;
    return *hour < 24;
}

static bool take_status(struct text *rest, unsigned *status) {
    const char *start = rest->at;
    uint64_t value;
    if (!take_number(rest, &value) || rest->at - start != 3) return false;
    *status = (unsigned)value;
    return true;
}

static bool take_bytes(struct text *rest, uint64_t *bytes) {
    *bytes = 0;
    return take(rest, '-') || take_number(rest, bytes);
}

static bool take_referer_and_agent(struct text *rest) {
    struct text ignored;
    if (rest->end - rest->at < 2 || memcmp(rest->at, " \"", 2) != 0) return true;
    return take(rest, ' ') && take_quoted(rest, &ignored) && take(rest, ' ') && take_quoted(rest, &ignored);
}

static bool take_micros(struct text *rest, struct entry *entry) {
    entry->timed = rest->at < rest->end;
    return !entry->timed || (take(rest, ' ') && take_number(rest, &entry->micros) && rest->at == rest->end);
}

static struct text before(struct text text, char stop) {
    const char *found = memchr(text.at, stop, (size_t)(text.end - text.at));
    return found == NULL ? text : (struct text){text.at, found};
}

static struct text path_of(struct text request) {
    static const char none[] = "-";
    struct text method = before(request, ' ');
    if (method.end == request.end) return (struct text){none, none + 1};
    return before(before((struct text){method.end + 1, request.end}, ' '), '?');
}

static bool parse(struct text rest, struct entry *entry) {
    struct text request;
    if (!take_word(&rest) || !take_word(&rest) || !take_word(&rest)) return false;
    if (!take_hour(&rest, &entry->hour) || !take(&rest, ' ')) return false;
    if (!take_quoted(&rest, &request) || !take(&rest, ' ')) return false;
    if (!take_status(&rest, &entry->status) || !take(&rest, ' ')) return false;
    if (!take_bytes(&rest, &entry->bytes)) return false;
    entry->path = path_of(request);
    return take_referer_and_agent(&rest) && take_micros(&rest, entry);
}

static uint64_t fnv1a(struct text text) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (const char *at = text.at; at < text.end; at++) hash = (hash ^ (unsigned char)*at) * 0x100000001b3u;
    return hash;
}

static struct path_stats *slot_for(const struct path_table *table, struct text path, uint64_t hash) {
    size_t length = (size_t)(path.end - path.at), mask = table->capacity - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        struct path_stats *slot = &table->slots[i];
        if (slot->path == NULL) return slot;
        if (slot->hash == hash && slot->length == length && memcmp(slot->path, path.at, length) == 0) return slot;
    }
}

static void grow(struct path_table *table) {
    struct path_table larger = {.capacity = table->capacity ? table->capacity * 2 : 1024, .count = table->count};
    larger.slots = checked(calloc(larger.capacity, sizeof *larger.slots));
    for (size_t i = 0; i < table->capacity; i++) {
        const struct path_stats *old = &table->slots[i];
        if (old->path != NULL) *slot_for(&larger, (struct text){old->path, old->path + old->length}, old->hash) = *old;
    }
    free(table->slots);
    *table = larger;
}

static struct path_stats *stats_of(struct path_table *table, struct text path) {
    if (table->count * 2 >= table->capacity) grow(table);
    uint64_t hash = fnv1a(path);
    struct path_stats *stats = slot_for(table, path, hash);
    if (stats->path == NULL) {
        stats->length = (size_t)(path.end - path.at);
        stats->path = checked(malloc(stats->length + 1));
        memcpy(stats->path, path.at, stats->length);
        stats->hash = hash;
        table->count++;
    }
    return stats;
}

static void append(struct times *times, uint64_t value) {
    if (times->count == times->capacity) {
        times->capacity = times->capacity ? times->capacity * 2 : 4;
        times->values = checked(realloc(times->values, times->capacity * sizeof *times->values));
    }
    times->values[times->count++] = value;
}

static void add(struct triage *triage, struct text line) {
    struct entry entry = {0};
    triage->lines++;
    if (!parse(line, &entry)) {
        triage->malformed++;
        return;
    }
    triage->bytes += entry.bytes;
    triage->statuses[entry.status]++;
    triage->hours[entry.hour]++;
    struct path_stats *stats = stats_of(&triage->paths, entry.path);
    stats->hits++;
    stats->errors += entry.status >= 400;
    if (entry.timed) append(&stats->times, entry.micros);
}

static int by_value(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static int by_hits_then_path(const void *a, const void *b) {
    const struct path_stats *x = *(struct path_stats *const *)a, *y = *(struct path_stats *const *)b;
    if (x->hits != y->hits) return x->hits < y->hits ? 1 : -1;
    int order = memcmp(x->path, y->path, x->length < y->length ? x->length : y->length);
    return order != 0 ? order : (x->length > y->length) - (x->length < y->length);
}

static uint64_t percentile(const struct times *times, size_t percent) {
    return times->values[(times->count * percent + 99) / 100 - 1];
}

/* Mean, p50, p90, p99 and maximum, all whole numbers. */
static void print_times(struct times *times) {
    if (times->count == 0) {
        fputs("- - - - -", stdout);
        return;
    }
    qsort(times->values, times->count, sizeof *times->values, by_value);
    uint64_t total = 0;
    for (size_t i = 0; i < times->count; i++) total += times->values[i];
    printf("%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64, total / times->count, percentile(times, 50),
           percentile(times, 90), percentile(times, 99), percentile(times, 100));
}

static void print_path(struct path_stats *stats) {
    printf("path %" PRIu64 " %" PRIu64 " ", stats->hits, stats->errors * 1000 / stats->hits);
    print_times(&stats->times);
    putchar(' ');
    fwrite(stats->path, 1, stats->length, stdout);
    putchar('\n');
}

static void print_all_times(struct path_stats **paths, size_t count) {
    struct times all = {0};
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < paths[i]->times.count; j++) append(&all, paths[i]->times.values[j]);
    fputs("time ", stdout);
    print_times(&all);
    putchar('\n');
    free(all.values);
}

static struct path_stats **all_paths(const struct path_table *table) {
    struct path_stats **paths = checked(malloc((table->count + 1) * sizeof *paths));
    for (size_t i = 0, found = 0; i < table->capacity; i++)
        if (table->slots[i].path != NULL) paths[found++] = &table->slots[i];
    return paths;
}

static void print_report(const struct triage *triage) {
    printf("lines %" PRIu64 "\nmalformed %" PRIu64 "\nbytes %" PRIu64 "\n", triage->lines, triage->malformed,
           triage->bytes);
    for (size_t i = 0; i < 1000; i++)
        if (triage->statuses[i] > 0) printf("status %03zu %" PRIu64 "\n", i, triage->statuses[i]);
    for (size_t i = 0; i < 24; i++) printf("hour %02zu %" PRIu64 "\n", i, triage->hours[i]);
    size_t count = triage->paths.count;
    struct path_stats **paths = all_paths(&triage->paths);
    print_all_times(paths, count);
    qsort(paths, count, sizeof *paths, by_hits_then_path);
    for (size_t i = 0; i < count && i < TOP_PATHS; i++) print_path(paths[i]);
    free(paths);
}

static void release(struct path_table *table) {
    for (size_t i = 0; i < table->capacity; i++) {
        free(table->slots[i].path);
        free(table->slots[i].times.values);
    }
    free(table->slots);
}

int main(int argc, char **argv) {
    FILE *input = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (input == NULL) {
        perror(argc == 2 ? argv[1] : "usage: log-triage FILE");
        return 1;
    }
    setvbuf(input, NULL, _IOFBF, READ_SIZE);
    struct triage triage = {0};
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    while ((length = getline(&line, &capacity, input)) > 0) {
        while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) length--;
        add(&triage, (struct text){line, line + length});
    }
    print_report(&triage);
    release(&triage.paths);
    free(line);
    fclose(input);
    return 0;
}
