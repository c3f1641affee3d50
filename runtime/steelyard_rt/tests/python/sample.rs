use steelyard_rt::dict::Dict;
use steelyard_rt::key::Key;
use steelyard_rt::number::Number;
use steelyard_rt::text::Str;

/// Random values in which the edges are frequent; the same seed gives the same values.
pub struct Sample {
    state: u64,
}

const INTS: [i64; 12] = [
    0,
    1,
    -1,
    2,
    -2,
    10,
    i64::MAX,
    i64::MIN,
    i64::MAX - 1,
    1 << 53,
    (1 << 53) + 1,
    -(1 << 31),
];

const FLOATS: [f64; 22] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    2.5,
    -2.5,
    0.1,
    1e15,
    1e16,
    1e17,
    1e-4,
    1e-5,
    f64::MAX,
    f64::MIN_POSITIVE,
    5e-324,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
    9_007_199_254_740_993.0,
    9_223_372_036_854_775_808.0,
    123_456_789.125,
];

const CHARACTERS: [&str; 24] = [
    "a", "b", "a", "b", "A", "Z", "z", "0", "9", " ", "  ", "\n", "\r\n", "\t", "-", "+", ".", ",", "_", "%", "{", "é",
    "\u{2028}", "😀",
];

impl Sample {
    pub fn new(seed: u32) -> Self {
        Self {
            state: u64::from(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1,
        }
    }

    /// From splitmix64, by Steele, Lea and Flood.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.bits() % end as u64) as usize
    }

    pub fn one_of<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())].clone()
    }

    pub fn flag(&mut self) -> bool {
        self.below(2) == 0
    }

    /// From a range, both ends included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as usize) as i64
    }

    pub fn small(&mut self) -> i64 {
        self.between(-12, 12)
    }

    pub fn int(&mut self) -> i64 {
        match self.below(4) {
            0 => self.one_of(&INTS),
            1 => self.bits() as i64,
            _ => self.between(-1000, 1000),
        }
    }

    pub fn float(&mut self) -> f64 {
        match self.below(5) {
            0 => self.one_of(&FLOATS),
            1 => f64::from_bits(self.bits()),
            2 => self.between(-2000, 2000) as f64 / 8.0,
            3 => self.between(-100_000, 100_000) as f64 / 1000.0,
            _ => self.between(-20, 20) as f64,
        }
    }

    /// A float that is a number.
    pub fn number(&mut self) -> f64 {
        loop {
            let value = self.float();
            if !value.is_nan() {
                return value;
            }
        }
    }

    pub fn either(&mut self) -> Number {
        if self.flag() {
            Number::Int(self.int())
        } else {
            Number::Float(self.float())
        }
    }

    pub fn text(&mut self) -> Str {
        let ascii = self.flag();
        let count = self.below(12);
        let end = if ascii { CHARACTERS.len() - 3 } else { CHARACTERS.len() };
        Str::from((0..count).map(|_| CHARACTERS[self.below(end)]).collect::<String>())
    }

    pub fn ascii(&mut self) -> Str {
        let count = self.below(12);
        Str::from(
            (0..count)
                .map(|_| CHARACTERS[self.below(CHARACTERS.len() - 3)])
                .collect::<String>(),
        )
    }

    /// Made of few letters, so that parts are found again.
    pub fn word(&mut self, longest: usize) -> Str {
        let count = self.below(longest + 1);
        Str::from(
            (0..count)
                .map(|_| self.one_of(&["a", "b", "ab", "é"]))
                .collect::<String>(),
        )
    }

    pub fn list<T>(&mut self, longest: usize, item: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.below(longest + 1)).map(|_| item(self)).collect()
    }

    pub fn option<T>(&mut self, value: impl Fn(&mut Self) -> T) -> Option<T> {
        if self.below(3) == 0 {
            None
        } else {
            Some(value(self))
        }
    }

    pub fn dict<K: Key, V>(
        &mut self,
        longest: usize,
        key: impl Fn(&mut Self) -> K,
        value: impl Fn(&mut Self) -> V,
    ) -> Dict<K, V> {
        let mut dict = Dict::new();
        for _ in 0..self.below(longest + 1) {
            let (key, value) = (key(self), value(self));
            dict.insert(key, value);
        }
        dict
    }
}
