fn main() {
    let value = Box::new(42);
    drop(value);
    drop(value);
    println!("done");
}
