fn query(name: &str) -> String {
    format!("name = '{}'", name)
}

fn main() {
    println!("{}", query("o'hara"));
}
