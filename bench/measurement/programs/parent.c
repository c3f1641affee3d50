/* parent PROGRAM ARGUMENT...: runs the program and prints the peak resident memory of it, KiB, as wait4 tells a parent that
 * is as small as a process can be. Build it static. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct rusage usage;
    int status;
    if (argc < 2)
        return 2;
    pid_t pid = fork();
    if (pid == 0) {
        execv(argv[1], argv + 1);
        _exit(127);
    }
    if (pid < 0 || wait4(pid, &status, 0, &usage) != pid || status != 0)
        return 1;
    printf("%ld\n", usage.ru_maxrss);
    return 0;
}
