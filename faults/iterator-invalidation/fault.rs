fn main() {
    let mut items = vec![1, 2, 4, 3];
    for (at, item) in items.iter().enumerate() {
        if item % 2 == 0 {
            items.remove(at);
        }
    }
    println!("{} {}", items[0], items[1]);
}
