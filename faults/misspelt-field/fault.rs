struct Box3 {
    width: i32,
}

fn main() {
    println!("{}", Box3 { width: 3 }.widht);
}
