use std::sync::atomic::{AtomicUsize, Ordering};

static FREED: AtomicUsize = AtomicUsize::new(0);

struct Block(Vec<u8>);

impl Drop for Block {
    fn drop(&mut self) {
        FREED.fetch_add(self.0.len(), Ordering::Relaxed);
    }
}

fn main() {
    std::mem::forget(Block(vec![0]));
    println!("freed {}", FREED.load(Ordering::Relaxed));
}
