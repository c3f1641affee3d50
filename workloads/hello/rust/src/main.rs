//! Greets everybody named in a file, one per line.

use std::io::{stdout, BufWriter, Write};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let names = fs::read(env::args_os().nth(1).expect("a file of names"))?;
    let mut out = BufWriter::new(stdout().lock());
    for name in names.split_inclusive(|&byte| byte == b'\n') {
        out.write_all(b"Hello, ")?;
        out.write_all(name.strip_suffix(b"\n").unwrap_or(name))?;
        out.write_all(b"!\n")?;
    }
    out.flush()
}
