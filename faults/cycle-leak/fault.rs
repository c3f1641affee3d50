use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

static FREED: AtomicUsize = AtomicUsize::new(0);

#[derive(Default)]
struct Node {
    other: RefCell<Option<Rc<Node>>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        FREED.fetch_add(1, Ordering::Relaxed);
    }
}

fn cycle() {
    let (one, two) = (Rc::new(Node::default()), Rc::new(Node::default()));
    *one.other.borrow_mut() = Some(Rc::clone(&two));
    *two.other.borrow_mut() = Some(Rc::clone(&one));
}

fn main() {
    cycle();
    println!("freed {}", FREED.load(Ordering::Relaxed));
}
