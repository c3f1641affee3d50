fn main() {
    let values = std::env::args().count() - 1;
    println!("{}", 100 / values);
}
