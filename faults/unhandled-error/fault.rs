fn double(text: &str) -> i32 {
    2 * text.parse::<i32>()
}

fn main() {
    println!("{}", double("twelve"));
}
