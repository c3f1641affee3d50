#include <stdio.h>

static void save(const char *text) {
    FILE *file = fopen("note.txt", "w");
    if (file)
        fputs(text, file);
}

int main(void) {
    char text[16] = "";
    save("hello");
    FILE *file = fopen("note.txt", "r");
    if (file && fgets(text, sizeof text, file))
        fclose(file);
    puts(text);
    return 0;
}
