fn main() {
    let mut row = [0; 2];
    let table = [&mut row, &mut row];
    table[0][0] = 1;
    println!("{} {}", table[0][0], table[1][0]);
}
