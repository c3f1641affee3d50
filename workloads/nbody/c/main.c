/* Gravitational N-body problem (G = 1, softened), velocity Verlet.
 *
 * Input: first line `steps dt softening`, then one body per line, `mass x y z vx vy vz`, fields separated by white
 * space, plain decimal numbers of magnitude 1e9 at most. Blank lines are skipped, other lines counted as malformed. A
 * malformed first line counts too and stands for `0 0.001 0.1`; softening below 0.001 makes it malformed.
 *
 * Output: `bodies`, `malformed`, `steps`, `energy_start`, `energy_end`, then `body <index> <x> <y> <z>` of the first
 * eight bodies after the last step.
 */
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#define WHITE_SPACE " \t\n\v\f\r"
#define LIMIT 1e9
#define MIN_SOFTENING 1e-3

enum { SHOWN = 8, MAX_STEP_DIGITS = 18, BODY_FIELDS = 7 };

typedef struct {
    double mass, position[3], velocity[3], acceleration[3];
} Body;

typedef struct {
    uint64_t steps;
    double dt, softening;
    Body *bodies;
    size_t count, capacity, malformed;
} System;

static void check(bool succeeded, const char *what) {
    if (!succeeded) {
        perror(what);
        exit(1);
    }
}

/* A plain decimal number (no names, no hexadecimal) within the limit. */
static bool read_number(const char *token, double *value) {
    char *end;
    if (token[strspn(token, "0123456789+-.eE")] != '\0')
        return false;
    *value = strtod(token, &end);
    return end != token && *end == '\0' && fabs(*value) <= LIMIT;
}

static bool read_steps(const char *token, uint64_t *steps) {
    size_t digits = strspn(token, "0123456789");
    *steps = strtoull(token, NULL, 10);
    return token[digits] == '\0' && digits > 0 && digits <= MAX_STEP_DIGITS;
}

/* Exactly `count` numbers; `next` is where strtok_r goes on. */
static bool read_numbers(char *token, char **next, double *values, size_t count) {
    size_t found = 0;
    for (; token; token = strtok_r(NULL, WHITE_SPACE, next), found++)
        if (found == count || !read_number(token, &values[found]))
            return false;
    return found == count;
}

static void read_header(System *system, char *line) {
    char *next;
    char *token = strtok_r(line, WHITE_SPACE, &next);
    uint64_t steps;
    double values[2];
    if (token && read_steps(token, &steps) && read_numbers(strtok_r(NULL, WHITE_SPACE, &next), &next, values, 2) &&
        values[1] >= MIN_SOFTENING) {
        system->steps = steps;
        system->dt = values[0];
        system->softening = values[1];
    } else {
        system->malformed++;
    }
}

static void read_body(System *system, char *line) {
    char *next;
    char *token = strtok_r(line, WHITE_SPACE, &next);
    double v[BODY_FIELDS];
    if (!token)
        return;
    if (!read_numbers(token, &next, v, BODY_FIELDS)) {
        system->malformed++;
        return;
    }
    if (system->count == system->capacity) {
        system->capacity = system->capacity ? 2 * system->capacity : 128;
        system->bodies = realloc(system->bodies, system->capacity * sizeof *system->bodies);
        check(system->bodies != NULL, "realloc");
    }
    system->bodies[system->count++] = (Body){v[0], {v[1], v[2], v[3]}, {v[4], v[5], v[6]}, {0.0}};
}

/* Replaces NUL bytes by a character that no number has, so that a line is a C string as a whole. */
static void remove_nuls(char *line, size_t size) {
    for (char *nul; (nul = memchr(line, '\0', size)) != NULL;)
        *nul = '?';
}

static void read_system(System *system, const char *path) {
    FILE *input = fopen(path, "rb");
    check(input != NULL, path);
    char *line = NULL, empty[] = "";
    size_t capacity = 0;
    ssize_t size = getline(&line, &capacity, input);
    if (size > 0)
        remove_nuls(line, (size_t)size);
    read_header(system, size > 0 ? line : empty);
    while ((size = getline(&line, &capacity, input)) > 0) {
        remove_nuls(line, (size_t)size);
        read_body(system, line);
    }
    check(!ferror(input), path);
    free(line);
    fclose(input);
}

static double softened_square(const double d[3], double softening2) {
    return d[0] * d[0] + d[1] * d[1] + d[2] * d[2] + softening2;
}

static void difference(const double a[3], const double b[3], double d[3]) {
    for (int k = 0; k < 3; k++)
        d[k] = a[k] - b[k];
}

static void add_scaled(double sum[3], const double vector[3], double factor) {
    for (int k = 0; k < 3; k++)
        sum[k] += factor * vector[k];
}

/* Each pair once; the force on one is the opposite of the force on the other. */
static void accelerate(System *system) {
    const double softening2 = system->softening * system->softening;
    Body *const end = system->bodies + system->count;
    for (Body *body = system->bodies; body != end; body++)
        memset(body->acceleration, 0, sizeof body->acceleration);
    for (Body *body = system->bodies; body != end; body++) {
        for (Body *other = body + 1; other < end; other++) {
            double d[3];
            difference(other->position, body->position, d);
            const double d2 = softened_square(d, softening2);
            const double inverse = 1.0 / (d2 * sqrt(d2));
            add_scaled(body->acceleration, d, other->mass * inverse);
            add_scaled(other->acceleration, d, -(body->mass * inverse));
        }
    }
}

static void integrate(System *system) {
    Body *const end = system->bodies + system->count;
    const double half = 0.5 * system->dt;
    accelerate(system);
    for (uint64_t step = 0; step < system->steps; step++) {
        for (Body *body = system->bodies; body != end; body++) {
            add_scaled(body->velocity, body->acceleration, half);
            add_scaled(body->position, body->velocity, system->dt);
        }
        accelerate(system);
        for (Body *body = system->bodies; body != end; body++)
            add_scaled(body->velocity, body->acceleration, half);
    }
}

static double energy(const System *system) {
    const double softening2 = system->softening * system->softening;
    const Body *const end = system->bodies + system->count;
    double kinetic = 0.0, potential = 0.0;
    for (const Body *body = system->bodies; body != end; body++) {
        kinetic += 0.5 * body->mass * softened_square(body->velocity, 0.0);
        for (const Body *other = body + 1; other < end; other++) {
            double d[3];
            difference(other->position, body->position, d);
            potential -= body->mass * other->mass / sqrt(softened_square(d, softening2));
        }
    }
    return kinetic + potential;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: nbody FILE\n", stderr);
        return 2;
    }
    System system = {.dt = 0.001, .softening = 0.1};
    read_system(&system, argv[1]);
    const double energy_start = energy(&system);
    integrate(&system);
    printf("bodies %zu\nmalformed %zu\nsteps %llu\n", system.count, system.malformed, (unsigned long long)system.steps);
    printf("energy_start %.12f\nenergy_end %.12f\n", energy_start, energy(&system));
    for (size_t i = 0; i < system.count && i < SHOWN; i++) {
        const double *p = system.bodies[i].position;
        printf("body %zu %.12f %.12f %.12f\n", i, p[0], p[1], p[2]);
    }
    free(system.bodies);
    return 0;
}
