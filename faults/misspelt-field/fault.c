#include <stdio.h>

struct box {
    int width;
};

int main(void) {
    struct box it = {3};
    printf("%d\n", it.widht);
    return 0;
}
