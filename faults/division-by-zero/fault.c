#include <stdio.h>

int main(int argc, char **argv) {
    (void)argv;
    printf("%d\n", 100 / (argc - 1));
    return 0;
}
