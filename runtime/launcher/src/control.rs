//! The control: a piece of work that is always the same, a few hundredths of a second of arithmetic and of memory out of order.
//! Run beside a lone candidate it tells a slower machine from a slower candidate.

const SLOTS: usize = 1 << 20;
const ROUNDS: usize = 4;
const STEPS: usize = 1 << 20;

/// Does it; the result depends on all of it and is never 0, so that no compiler can leave it out.
pub fn work() -> u64 {
    let mut slots = vec![0u64; SLOTS];
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    for slot in (0..ROUNDS).flat_map(|_| 0..SLOTS) {
        // xorshift64 (Marsaglia 2003)
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        slots[slot] = slots[slot].wrapping_add(state);
    }
    for _ in 0..STEPS {
        state = slots[state as usize % SLOTS].wrapping_add(state.rotate_left(7));
    }
    state | 1
}
