#include <stdio.h>
#include <stdlib.h>

static int twice(const char *text) {
    return 2 * atoi(text);
}

int main(void) {
    printf("%d\n", twice("twelve"));
    return 0;
}
