#include <stdio.h>
#include <string.h>

static const char *find(const char *key) {
    return strcmp(key, "ada") == 0 ? "Lovelace" : NULL;
}

int main(int argc, char **argv) {
    printf("%zu\n", strlen(find(argc > 1 ? argv[1] : "grace")));
    return 0;
}
