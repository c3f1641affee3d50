#include <stdio.h>

int main(int argc, char **argv) {
    (void)argv;
    int amount = 2000000000 * argc;
    printf("%d\n", amount + amount);
    return 0;
}
