/* Sliding windows over an event stream: which keys had outliers, window by window.
 *
 * A line is `milliseconds,key,value`, value a whole number; any other line is malformed and only counted. Events belong
 * to panes of 10 seconds by their own time and may arrive out of order: a pane closes once an event 5 seconds past its
 * end has been seen, and events of closed panes are late, counted and dropped. When a pane closes, so does for every
 * key the window of the 30 panes up to it, unless it is empty. At the end of the stream every window that holds a value
 * closes.
 *
 * Output, one record per line, windows in the order of their ends, then of their keys' bytes:
 *
 *   alert END COUNT SUM MIN MAX P95 KEY    a window of 20 values or more with a maximum of at least 8 times its mean
 *   events N / malformed N / late N / windows N / alerts N
 *   checksum N                             over all windows, modulo 2^64: see close_window
 */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PANE_MS = 10000, PANES = 30, LATENESS_MS = 5000, ALERT_COUNT = 20, ALERT_RATIO = 8 };

/* Values of ten digits leave room for the sum of a hundred million of them in 64 bits. */
enum { MOST_STAMP_DIGITS = 15, MOST_VALUE_DIGITS = 10 };

/* As lateness is less than a pane, at most two panes are open: with the 30 closed ones they fill the ring. */
enum { RING = 32 };
_Static_assert(LATENESS_MS <= PANE_MS && RING >= PANES + 2, "the ring holds every pane that is alive");

struct event {
    uint64_t stamp;
    const char *key;
    size_t key_length;
    int64_t value;
};

struct values {
    int64_t *items;
    size_t count, capacity;
};

/* The panes' extremes that can still become the window's, oldest first: the first is the window's. */
struct extremes {
    struct { uint64_t pane; int64_t value; } items[PANES];
    size_t first, count;
};

/* One key's panes: the open ones collect values, the closed ones make up the window. */
struct window {
    struct window *next; /* in the same bucket */
    struct values panes[RING]; /* pane p at p % RING */
    size_t panes_in_use;
    int64_t count, total;
    struct extremes minima, maxima;
    size_t key_length;
    char key[];
};

struct alert {
    const struct window *window;
    int64_t p95;
};

struct monitor {
    struct window **buckets;
    size_t bucket_count, window_count;
    struct alert *pending;
    size_t pending_count, pending_capacity;
    struct values scratch;
    uint64_t next_pane, newest, events, malformed, late, closed, alerts, checksum;
};

static void *checked(void *memory) {
    if (memory == NULL) {
        fputs("window-analytics: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

static void append(struct values *values, int64_t value) {
    if (values->count == values->capacity) {
        values->capacity = values->capacity ? values->capacity * 2 : 4;
        values->items = checked(realloc(values->items, values->capacity * sizeof *values->items));
    }
    values->items[values->count++] = value;
}

static bool parse_number(const char *at, const char *end, int most, int64_t *value) {
    if (at == end || end - at > most) return false;
    for (*value = 0; at < end; at++) {
        if (*at < '0' || *at > '9') return false;
        *value = *value * 10 + (*at - '0');
    }
    return true;
}

static const char *find_comma(const char *at, const char *end) { return memchr(at, ',', (size_t)(end - at)); }

static bool parse(const char *at, const char *end, struct event *event) {
    int64_t stamp;
    const char *first = find_comma(at, end);
    if (first == NULL || !parse_number(at, first, MOST_STAMP_DIGITS, &stamp)) return false;
    event->stamp = (uint64_t)stamp;
    event->key = first + 1;
    const char *second = find_comma(event->key, end);
    if (second == NULL || second == event->key) return false;
    event->key_length = (size_t)(second - event->key);
    const char *digits = second + 1;
    bool negative = digits < end && *digits == '-';
    if (!parse_number(digits + negative, end, MOST_VALUE_DIGITS, &event->value)) return false;
    if (negative) event->value = -event->value;
    return true;
}

static void drop_first_of(struct extremes *extremes, uint64_t pane) {
    if (extremes->count == 0 || extremes->items[extremes->first].pane != pane) return;
    extremes->first = (extremes->first + 1) % PANES;
    extremes->count--;
}

/* `sign` is 1 for maxima, -1 for minima. */
static void push(struct extremes *extremes, uint64_t pane, int64_t value, int sign) {
    while (extremes->count > 0) {
        size_t last = (extremes->first + extremes->count - 1) % PANES;
        if (sign * extremes->items[last].value > sign * value) break;
        extremes->count--;
    }
    size_t at = (extremes->first + extremes->count++) % PANES;
    extremes->items[at].pane = pane;
    extremes->items[at].value = value;
}

static int64_t first_of(const struct extremes *extremes) { return extremes->items[extremes->first].value; }

static void expire(struct window *window, uint64_t pane) {
    struct values *values = &window->panes[pane % RING];
    if (values->count == 0) return;
    window->count -= (int64_t)values->count;
    for (size_t i = 0; i < values->count; i++) window->total -= values->items[i];
    drop_first_of(&window->minima, pane);
    drop_first_of(&window->maxima, pane);
    values->count = 0;
    window->panes_in_use--;
}

static void admit(struct window *window, uint64_t pane) {
    const struct values *values = &window->panes[pane % RING];
    if (values->count == 0) return;
    int64_t low = INT64_MAX, high = INT64_MIN;
    for (size_t i = 0; i < values->count; i++) {
        int64_t value = values->items[i];
        window->total += value;
        if (value < low) low = value;
        if (value > high) high = value;
    }
    window->count += (int64_t)values->count;
    push(&window->minima, pane, low, -1);
    push(&window->maxima, pane, high, 1);
}

static int by_value(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int by_key(const void *a, const void *b) {
    const struct window *x = ((const struct alert *)a)->window, *y = ((const struct alert *)b)->window;
    int order = memcmp(x->key, y->key, x->key_length < y->key_length ? x->key_length : y->key_length);
    return order != 0 ? order : (x->key_length > y->key_length) - (x->key_length < y->key_length);
}

static int64_t p95(const struct window *window, uint64_t pane, struct values *scratch) {
    scratch->count = 0;
    for (uint64_t p = pane < PANES ? 0 : pane - PANES + 1; p <= pane; p++) {
        const struct values *values = &window->panes[p % RING];
        for (size_t i = 0; i < values->count; i++) append(scratch, values->items[i]);
    }
    qsort(scratch->items, scratch->count, sizeof *scratch->items, by_value);
    return scratch->items[(scratch->count * 95 + 99) / 100 - 1];
}

static void raise_alert(struct monitor *monitor, const struct window *window, uint64_t pane) {
    if (monitor->pending_count == monitor->pending_capacity) {
        monitor->pending_capacity = monitor->pending_capacity ? monitor->pending_capacity * 2 : 16;
        monitor->pending = checked(realloc(monitor->pending, monitor->pending_capacity * sizeof *monitor->pending));
    }
    monitor->pending[monitor->pending_count++] = (struct alert){window, p95(window, pane, &monitor->scratch)};
}

static void close_window(struct monitor *monitor, const struct window *window, uint64_t pane) {
    int64_t low = first_of(&window->minima), high = first_of(&window->maxima);
    int64_t threshold = ALERT_RATIO * window->total;
    monitor->closed++;
    monitor->checksum += (pane + 1) * (uint64_t)(window->count + 3 * window->total + 5 * low + 7 * high);
    if (window->count >= ALERT_COUNT && threshold > 0 && threshold <= high * window->count)
        raise_alert(monitor, window, pane);
}

static void write_alerts(struct monitor *monitor) {
    if (monitor->pending_count > 0) qsort(monitor->pending, monitor->pending_count, sizeof *monitor->pending, by_key);
    for (size_t i = 0; i < monitor->pending_count; i++) {
        const struct window *window = monitor->pending[i].window;
        printf("alert %" PRIu64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " ",
               monitor->next_pane * PANE_MS, window->count, window->total, first_of(&window->minima),
               first_of(&window->maxima), monitor->pending[i].p95);
        fwrite(window->key, 1, window->key_length, stdout);
        putchar('\n');
    }
    monitor->alerts += monitor->pending_count;
    monitor->pending_count = 0;
}

static void release(struct window *window) {
    for (size_t i = 0; i < RING; i++) free(window->panes[i].items);
    free(window);
}

static void close_pane(struct monitor *monitor, uint64_t pane) {
    for (size_t i = 0; i < monitor->bucket_count; i++) {
        struct window **link = &monitor->buckets[i];
        while (*link != NULL) {
            struct window *window = *link;
            if (pane >= PANES) expire(window, pane - PANES);
            admit(window, pane);
            if (window->count > 0) close_window(monitor, window, pane);
            if (window->panes_in_use > 0) {
                link = &window->next;
            } else {
                *link = window->next;
                release(window);
                monitor->window_count--;
            }
        }
    }
    monitor->next_pane = pane + 1;
    write_alerts(monitor);
}

static void close_before(struct monitor *monitor, uint64_t limit) {
    while (monitor->window_count > 0 && monitor->next_pane < limit) close_pane(monitor, monitor->next_pane);
    if (monitor->next_pane < limit) monitor->next_pane = limit;
}

static size_t bucket_of(const char *key, size_t length, size_t bucket_count) {
    uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a */
    for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)key[i]) * 0x100000001b3u;
    return hash & (bucket_count - 1);
}

static void grow(struct monitor *monitor) {
    size_t larger = monitor->bucket_count ? monitor->bucket_count * 2 : 256;
    struct window **buckets = checked(calloc(larger, sizeof *buckets));
    for (size_t i = 0; i < monitor->bucket_count; i++) {
        for (struct window *window = monitor->buckets[i], *next; window != NULL; window = next) {
            next = window->next;
            struct window **bucket = &buckets[bucket_of(window->key, window->key_length, larger)];
            window->next = *bucket;
            *bucket = window;
        }
    }
    free(monitor->buckets);
    monitor->buckets = buckets;
    monitor->bucket_count = larger;
}

static struct window *window_of(struct monitor *monitor, const struct event *event) {
    if (monitor->window_count >= monitor->bucket_count) grow(monitor);
    struct window **bucket = &monitor->buckets[bucket_of(event->key, event->key_length, monitor->bucket_count)];
    for (struct window *window = *bucket; window != NULL; window = window->next)
        if (window->key_length == event->key_length && memcmp(window->key, event->key, event->key_length) == 0)
            return window;
    struct window *window = checked(calloc(1, sizeof *window + event->key_length));
    window->key_length = event->key_length;
    memcpy(window->key, event->key, event->key_length);
    window->next = *bucket;
    monitor->window_count++;
    return *bucket = window;
}

static void add(struct monitor *monitor, const struct event *event) {
    if (event->stamp > monitor->newest) {
        monitor->newest = event->stamp;
        if (event->stamp >= LATENESS_MS) close_before(monitor, (event->stamp - LATENESS_MS) / PANE_MS);
    }
    uint64_t pane = event->stamp / PANE_MS;
    if (pane < monitor->next_pane) {
        monitor->late++;
        return;
    }
    struct window *window = window_of(monitor, event);
    struct values *values = &window->panes[pane % RING];
    window->panes_in_use += values->count == 0;
    append(values, event->value);
}

static void read_events(struct monitor *monitor, FILE *input) {
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    while ((length = getline(&line, &capacity, input)) > 0) {
        struct event event;
        while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) length--;
        monitor->events++;
        if (parse(line, line + length, &event))
            add(monitor, &event);
        else
            monitor->malformed++;
    }
    while (monitor->window_count > 0) close_pane(monitor, monitor->next_pane);
    free(line);
}

int main(int argc, char **argv) {
    FILE *input = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (input == NULL) {
        perror(argc == 2 ? argv[1] : "usage: window-analytics FILE");
        return 1;
    }
    struct monitor monitor = {0};
    read_events(&monitor, input);
    printf("events %" PRIu64 "\nmalformed %" PRIu64 "\nlate %" PRIu64 "\n", monitor.events, monitor.malformed,
           monitor.late);
    printf("windows %" PRIu64 "\nalerts %" PRIu64 "\nchecksum %" PRIu64 "\n", monitor.closed, monitor.alerts,
           monitor.checksum);
    free(monitor.buckets);
    free(monitor.pending);
    free(monitor.scratch.items);
    fclose(input);
    return 0;
}
