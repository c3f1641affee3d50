fn total(prices: &[i32]) -> i32 {
    prices.iter().sum()
}

fn main() {
    println!("{}", total(&[3, "4"]));
}
