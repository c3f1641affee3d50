#include <stdio.h>
#include <stdlib.h>

int main(void) {
    int *volatile value = malloc(64);
    int *volatile same = value;
    free(value);
    free(same);
    puts("done");
    return 0;
}
