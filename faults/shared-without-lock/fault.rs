use std::cell::RefCell;
use std::rc::Rc;
use std::thread;

fn main() {
    let items = Rc::new(RefCell::new(vec![0]));
    let handles: Vec<_> = (0..4)
        .map(|_| {
            let items = Rc::clone(&items);
            thread::spawn(move || (0..1000).for_each(|_| items.borrow_mut()[0] += 1))
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
    println!("{}", items.borrow()[0]);
}
