#include <stdio.h>
#include <string.h>

int main(void) {
    int items[] = {1, 2, 4, 3};
    int count = 4;
    for (int i = 0; i < count; i++)
        if (items[i] % 2 == 0)
            memmove(items + i, items + i + 1, (size_t)(--count - i) * sizeof *items);
    for (int i = 0; i < count; i++)
        printf(i ? " %d" : "%d", items[i]);
    puts("");
    return 0;
}
