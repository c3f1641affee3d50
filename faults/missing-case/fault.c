#include <stdio.h>

enum light { GREEN, AMBER, RED };

static const char *advice(enum light light) {
    switch (light) {
    case GREEN:
        return "go";
    case AMBER:
        return "slow";
    }
    return "";
}

int main(int argc, char **argv) {
    (void)argv;
    puts(advice(argc > 1 ? GREEN : RED));
    return 0;
}
