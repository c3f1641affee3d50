/* Greets everybody named in a file, one per line. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    FILE *names = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (!names) {
        perror("names");
        return 1;
    }
    char *name = NULL;
    size_t room = 0;
    ssize_t length;
    while ((length = getline(&name, &room, names)) >= 0) {
        length -= length > 0 && name[length - 1] == '\n';
        fputs("Hello, ", stdout);
        fwrite(name, 1, (size_t)length, stdout);
        fputs("!\n", stdout);
    }
    free(name);
    fclose(names);
    return 0;
}
