/* touch_memory MEBIBYTES: writes to each page of so much memory, then prints the peak of its resident memory in KiB
 * as the kernel counts it for this process (VmHWM). With 0 it touches nothing and prints nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_peak(void)
{
    char line[256];
    FILE *status = fopen("/proc/self/status", "r");
    while (status != NULL && fgets(line, sizeof line, status) != NULL)
        if (strncmp(line, "VmHWM:", 6) == 0)
            printf("%ld\n", strtol(line + 6, NULL, 10));
}

int main(int argc, char **argv)
{
    size_t size = argc > 1 ? strtoul(argv[1], NULL, 10) << 20 : 0;
    if (size == 0)
        return 0;
    volatile char *memory = malloc(size);
    for (size_t i = 0; memory != NULL && i < size; i += 512)
        memory[i] = 1;
    print_peak();
    return 0;
}
