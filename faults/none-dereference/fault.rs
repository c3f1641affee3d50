use std::collections::HashMap;

fn length(names: &HashMap<&str, &str>, key: &str) -> usize {
    names.get(key).chars().count()
}

fn main() {
    println!("{}", length(&HashMap::from([("ada", "Lovelace")]), "grace"));
}
