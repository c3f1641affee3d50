/* touch MEBIBYTES FILE: writes to each page of so much memory, then appends to FILE the peak of its resident memory in KiB as
 * the kernel counts it for this process (VmHWM). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long peak_kib(void)
{
    char line[256];
    long peak = -1;
    FILE *status = fopen("/proc/self/status", "r");
    while (status != NULL && fgets(line, sizeof line, status) != NULL)
        if (strncmp(line, "VmHWM:", 6) == 0)
            peak = strtol(line + 6, NULL, 10);
    return peak;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    size_t size = strtoul(argv[1], NULL, 10) << 20;
    volatile char *memory = malloc(size);
    for (size_t i = 0; memory != NULL && i < size; i += 512)
        memory[i] = 1;
    FILE *log = fopen(argv[2], "a");
    return memory == NULL || log == NULL || fprintf(log, "%ld\n", peak_kib()) < 0 || fclose(log) != 0;
}
