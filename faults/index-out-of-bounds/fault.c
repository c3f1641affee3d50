#include <stdio.h>

int main(int argc, char **argv) {
    (void)argv;
    int items[3] = {1, 2, 3};
    for (int i = 0; i < 3; i++)
        items[i] += argc;
    printf("%d\n", items[argc + 9]);
    return 0;
}
