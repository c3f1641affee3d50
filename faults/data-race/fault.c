#include <pthread.h>
#include <sched.h>
#include <stdio.h>

static volatile int counter;

static void *count(void *unused) {
    (void)unused;
    for (int i = 0; i < 1000; i++) {
        int before = counter;
        sched_yield();
        counter = before + 1;
    }
    return NULL;
}

int main(void) {
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, count, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    printf("%d\n", counter);
    return 0;
}
