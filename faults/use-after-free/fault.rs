fn main() {
    let value = Box::new(42);
    let borrowed = &value;
    drop(value);
    println!("{}", borrowed);
}
