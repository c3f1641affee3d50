#include <stdio.h>

int main(void) {
    const char *name = "o'hara";
    printf("name = '%s'\n", name);
    return 0;
}
