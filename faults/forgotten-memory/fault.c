#include <stdio.h>
#include <stdlib.h>

static int freed;

static void work(void) {
    char *volatile block = malloc(64);
    if (block)
        block[0] = 1;
}

int main(void) {
    work();
    printf("freed %d\n", freed);
    return 0;
}
