#include <stdio.h>

static void set(int *result, int argc) {
    if (argc > 1)
        *result = argc;
}

int main(int argc, char **argv) {
    (void)argv;
    int result;
    set(&result, argc);
    printf("%d\n", result);
    return 0;
}
