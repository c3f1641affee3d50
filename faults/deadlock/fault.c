#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static pthread_mutex_t locks[2] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};

static void take(int one, int other) {
    pthread_mutex_lock(&locks[one]);
    usleep(200000);
    pthread_mutex_lock(&locks[other]);
    pthread_mutex_unlock(&locks[other]);
    pthread_mutex_unlock(&locks[one]);
}

static void *there(void *unused) {
    take(0, 1);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, there, NULL);
    take(1, 0);
    pthread_join(thread, NULL);
    puts("done");
    return 0;
}
