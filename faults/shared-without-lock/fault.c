#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>

static void *count(void *shared) {
    volatile int *items = shared;
    for (int i = 0; i < 1000; i++) {
        int last = items[0];
        sched_yield();
        items[0] = last + 1;
    }
    return NULL;
}

int main(void) {
    pthread_t threads[4];
    int *items = calloc(1, sizeof *items);
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, count, items);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    printf("%d\n", items[0]);
    free(items);
    return 0;
}
