use std::fs::{read_to_string, File};
use std::io::{BufWriter, Write};

fn save(text: &str) -> std::io::Result<()> {
    let mut file = BufWriter::new(File::create("note.txt")?);
    file.write_all(text.as_bytes())
}

fn main() -> std::io::Result<()> {
    save("hello")?;
    println!("{}", read_to_string("note.txt")?);
    Ok(())
}
