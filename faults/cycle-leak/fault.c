#include <stdio.h>
#include <stdlib.h>

struct node {
    struct node *other;
};

static int freed;

static void cycle(void) {
    struct node *one = malloc(sizeof *one), *two = malloc(sizeof *two);
    if (!one || !two)
        exit(1);
    one->other = two;
    two->other = one;
}

int main(void) {
    cycle();
    printf("freed %d\n", freed);
    return 0;
}
