/* The bare minimum that a launcher's cost is held against: posix_spawn + wait4 in a loop.
 *
 * spawn_loop COUNT PROGRAM: runs PROGRAM COUNT times, without arguments and environment, and prints the nanoseconds
 * of each run, one per line. */
#define _GNU_SOURCE
#include <inttypes.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

static int64_t now_ns(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static int64_t run_once(char *program)
{
    char *argv[] = {program, NULL};
    char *environment[] = {NULL};
    struct rusage usage;
    pid_t pid;
    int status;
    int64_t start = now_ns();
    int error = posix_spawn(&pid, program, NULL, NULL, argv, environment);
    if (error != 0 || wait4(pid, &status, 0, &usage) != pid || status != 0) {
        fprintf(stderr, "spawn_loop: %s did not run well\n", program);
        exit(1);
    }
    return now_ns() - start;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: spawn_loop COUNT PROGRAM\n");
        return 2;
    }
    int count = atoi(argv[1]);
    int64_t *times = calloc(count, sizeof *times);
    for (int i = 0; i < count; i++)
        times[i] = run_once(argv[2]);
    for (int i = 0; i < count; i++)
        printf("%" PRId64 "\n", times[i]);
    return 0;
}
