fn main() {
    let result: usize;
    if std::env::args().count() > 1 {
        result = 1;
    }
    println!("{}", result);
}
