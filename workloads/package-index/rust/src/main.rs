//! Index of a Debian package list: sections, dependency closures, reverse dependencies.
//!
//! Input: records of `Field: value` lines, separated by blank lines; lines that start with a blank or tab continue the
//! field before. Of several records of a package the first counts, of several equal fields the last. Lines without a
//! field name and continuations of nothing are malformed. Sizes have up to 12 digits; others count as malformed and
//! as 0.
//!
//! Each group of alternatives in Pre-Depends and Depends resolves to the first alternative that exists: the package of
//! that name, else, of the packages that provide it, the one with the smallest name. Versions and architectures are
//! ignored.
//!
//! Output, fields separated by tabs:
//!     records, malformed_lines, malformed_sizes, unnamed, duplicates, packages, dependencies, unresolved: counts
//!     installed_kib, download_bytes: sums over all packages
//!     section  <name> <packages> <installed KiB> <download bytes>   the 15 largest
//!     package  <name> <version> <installed KiB>                     the 10 largest
//!     needed   <name> <packages depending directly> <in all>        the 15 with most direct dependents
//!     sampled, reached: number and summed size of the dependency closures of every 16th package
//!     closure  <name> <packages> <levels> <installed KiB>           the 10 largest, the package itself included

mod graph;
mod index;
mod record;

use graph::{Graph, Walker};
use index::{Index, Package};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};

const SAMPLE_STRIDE: usize = 16;
const TOP_SECTIONS: usize = 15;
const TOP_PACKAGES: usize = 10;
const TOP_NEEDED: usize = 15;
const TOP_CLOSURES: usize = 10;

#[derive(Default)]
struct Totals {
    packages: u64,
    installed: u64,
    download: u64,
}

fn report_counts(out: &mut impl Write, index: &Index, graph: &Graph) -> io::Result<()> {
    let counts = &index.counts;
    writeln!(
        out,
        "records\t{}\nmalformed_lines\t{}",
        counts.records, counts.malformed_lines
    )?;
    writeln!(
        out,
        "malformed_sizes\t{}\nunnamed\t{}",
        counts.malformed_sizes, counts.unnamed
    )?;
    writeln!(
        out,
        "duplicates\t{}\npackages\t{}",
        counts.duplicates,
        index.packages.len()
    )?;
    writeln!(
        out,
        "dependencies\t{}\nunresolved\t{}",
        graph.edges(),
        graph.unresolved
    )?;
    let installed: u64 = index.packages.iter().map(|package| package.installed).sum();
    let download: u64 = index.packages.iter().map(|package| package.download).sum();
    writeln!(
        out,
        "installed_kib\t{}\ndownload_bytes\t{}",
        installed, download
    )
}

fn report_sections(out: &mut impl Write, packages: &[Package]) -> io::Result<()> {
    let mut sections: HashMap<&[u8], Totals> = HashMap::new();
    for package in packages {
        let totals = sections.entry(&package.section).or_default();
        totals.packages += 1;
        totals.installed += package.installed;
        totals.download += package.download;
    }
    let mut sections: Vec<(&[u8], Totals)> = sections.into_iter().collect();
    sections.sort_unstable_by_key(|(name, totals)| (Reverse(totals.installed), *name));
    for (name, totals) in sections.iter().take(TOP_SECTIONS) {
        write_name(out, "section", name)?;
        writeln!(
            out,
            "\t{}\t{}\t{}",
            totals.packages, totals.installed, totals.download
        )?;
    }
    Ok(())
}

fn report_packages(out: &mut impl Write, packages: &[Package]) -> io::Result<()> {
    let mut largest: Vec<&Package> = packages.iter().collect();
    largest.sort_unstable_by_key(|package| (Reverse(package.installed), &package.name));
    for package in largest.iter().take(TOP_PACKAGES) {
        write_name(out, "package", &package.name)?;
        out.write_all(b"\t")?;
        out.write_all(&package.version)?;
        writeln!(out, "\t{}", package.installed)?;
    }
    Ok(())
}

fn report_needed(out: &mut impl Write, packages: &[Package], graph: &Graph) -> io::Result<()> {
    let dependents = graph.reversed();
    let mut needed: Vec<usize> = (0..packages.len())
        .filter(|&position| !dependents[position].is_empty())
        .collect();
    needed.sort_unstable_by_key(|&position| {
        (
            Reverse(dependents[position].len()),
            &packages[position].name,
        )
    });
    let mut walker = Walker::new(&dependents);
    for &position in needed.iter().take(TOP_NEEDED) {
        let (members, _) = walker.closure(position);
        write_name(out, "needed", &packages[position].name)?;
        writeln!(
            out,
            "\t{}\t{}",
            dependents[position].len(),
            members.len() - 1
        )?;
    }
    Ok(())
}

struct Closure<'a> {
    name: &'a [u8],
    packages: usize,
    levels: usize,
    installed: u64,
}

fn report_closures(out: &mut impl Write, packages: &[Package], graph: &Graph) -> io::Result<()> {
    let mut walker = Walker::new(&graph.dependencies);
    let measure = |position: usize| {
        let (members, levels) = walker.closure(position);
        let installed = members
            .iter()
            .map(|&member| packages[member as usize].installed)
            .sum();
        Closure {
            name: &packages[position].name,
            packages: members.len(),
            levels,
            installed,
        }
    };
    let mut closures: Vec<Closure> = (0..packages.len())
        .step_by(SAMPLE_STRIDE)
        .map(measure)
        .collect();
    let reached: usize = closures.iter().map(|closure| closure.packages).sum();
    writeln!(out, "sampled\t{}\nreached\t{}", closures.len(), reached)?;
    closures.sort_unstable_by_key(|closure| (Reverse(closure.packages), closure.name));
    for closure in closures.iter().take(TOP_CLOSURES) {
        write_name(out, "closure", closure.name)?;
        writeln!(
            out,
            "\t{}\t{}\t{}",
            closure.packages, closure.levels, closure.installed
        )?;
    }
    Ok(())
}

fn write_name(out: &mut impl Write, kind: &str, name: &[u8]) -> io::Result<()> {
    write!(out, "{}\t", kind)?;
    out.write_all(name)
}

fn main() -> io::Result<()> {
    let path = std::env::args_os()
        .nth(1)
        .expect("usage: package-index FILE");
    let index = Index::read(BufReader::with_capacity(1 << 16, File::open(path)?))?;
    let graph = Graph::resolve(&index);
    let mut out = BufWriter::new(io::stdout().lock());
    report_counts(&mut out, &index, &graph)?;
    report_sections(&mut out, &index.packages)?;
    report_packages(&mut out, &index.packages)?;
    report_needed(&mut out, &index.packages, &graph)?;
    report_closures(&mut out, &index.packages, &graph)?;
    out.flush()
}
