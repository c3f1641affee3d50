use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn take(one: &Mutex<i32>, other: &Mutex<i32>) {
    let mut held = one.lock().unwrap();
    thread::sleep(Duration::from_millis(200));
    *held += *other.lock().unwrap();
}

fn main() {
    let locks = Arc::new((Mutex::new(1), Mutex::new(1)));
    let same = Arc::clone(&locks);
    let there = thread::spawn(move || take(&same.0, &same.1));
    take(&locks.1, &locks.0);
    there.join().unwrap();
    println!("done");
}
