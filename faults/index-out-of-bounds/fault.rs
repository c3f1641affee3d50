fn main() {
    let items: Vec<i32> = (1..=3).collect();
    println!("{}", items[std::env::args().count() + 9]);
}
