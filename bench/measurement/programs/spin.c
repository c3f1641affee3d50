/* spin ROUNDS: so many steps of a linear congruential generator. Each step needs the one before, so that nothing can run
 * in parallel or be left out, and the time beyond start-up is proportional to ROUNDS. */
#include <stdint.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    uint64_t rounds = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    uint64_t state = 1;
    for (uint64_t i = 0; i < rounds; i++)
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    volatile uint64_t result = state;
    (void)result;
    return 0;
}
