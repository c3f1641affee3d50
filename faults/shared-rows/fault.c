#include <stdio.h>

int main(void) {
    int row[2] = {0, 0};
    int *table[2] = {row, row};
    table[0][0] = 1;
    printf("%d %d\n", table[0][0], table[1][0]);
    return 0;
}
