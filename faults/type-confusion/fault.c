#include <stdio.h>

static int total(int first, int second) {
    return first + second;
}

int main(void) {
    printf("%d\n", total(3, "4"));
    return 0;
}
