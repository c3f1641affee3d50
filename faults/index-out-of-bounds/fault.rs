fn main() {
    let items = vec![1, 2, 3];
    println!("{}", items[std::env::args().count() + 9]);
}
