#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    (void)argv;
    int *volatile value = malloc(sizeof *value);
    int *borrowed = value;
    *value = 42 * argc;
    free(value);
    printf("%d\n", *borrowed);
    return 0;
}
