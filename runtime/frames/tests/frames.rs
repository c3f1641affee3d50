//! The program as Steelyard calls it. No time is asserted but that no answer comes before its frame is due.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

struct Run {
    output: Output,
    report: String,
}

fn run(name: &str, input: &str, program: &[&str]) -> Run {
    let place = |what: &str| -> PathBuf {
        std::env::temp_dir().join(format!("frames-{}-{}-{}", std::process::id(), name, what))
    };
    let (file, report) = (place("input"), place("report"));
    fs::write(&file, input).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_frames"))
        .arg("200")
        .arg(&report)
        .arg(&file)
        .args(program)
        .output()
        .unwrap();
    let text = fs::read_to_string(&report).unwrap_or_default();
    let _ = fs::remove_file(&file);
    let _ = fs::remove_file(&report);
    Run {
        output,
        report: text,
    }
}

#[test]
fn every_line_is_answered_and_all_but_the_first_are_timed() {
    let run = run("cat", "setup\na\nb\nc", &["cat"]);
    assert_eq!(run.output.status.code(), Some(0));
    assert_eq!(run.output.stdout, b"setup\na\nb\nc\n");
    let late: Vec<u64> = run
        .report
        .lines()
        .map(|line| line.parse().unwrap())
        .collect();
    assert_eq!(late.len(), 3);
}

#[test]
fn no_frames_are_no_trouble() {
    let run = run("empty", "", &["cat"]);
    assert_eq!(run.output.status.code(), Some(0));
    assert!(run.output.stdout.is_empty() && run.report.is_empty());
}

#[test]
fn a_slow_answer_makes_the_next_frames_late_too() {
    // The first frame after the setup takes 100 ms, twenty frames' time: those due meanwhile count from when they were due.
    let script =
        "read -r x; echo ok; read -r x; sleep 0.1; echo slow; while read -r x; do echo ok; done";
    let run = run("slow", "s\n1\n2\n3\n4\n", &["sh", "-c", script]);
    assert_eq!(run.output.status.code(), Some(0));
    let late: Vec<u64> = run
        .report
        .lines()
        .map(|line| line.parse().unwrap())
        .collect();
    assert!(
        late.iter().all(|&nanoseconds| nanoseconds > 80_000_000),
        "{:?}",
        late
    );
}

#[test]
fn a_program_that_stops_answering_fails() {
    let run = run(
        "head",
        "s\na\nb\nc\nd\n",
        &["sh", "-c", "read -r x; echo ok; read -r x; echo ok"],
    );
    assert_eq!(run.output.status.code(), Some(2));
}

#[test]
fn the_status_of_the_program_is_handed_on() {
    let script = "read -r x; echo ok; exit 7";
    let run = run("status", "s\na\n", &["sh", "-c", script]);
    assert_eq!(run.output.status.code(), Some(7));
}

#[test]
fn what_is_written_unasked_belongs_to_the_output() {
    let script = "read -r x; echo ok; echo more";
    let run = run("more", "s\n", &["sh", "-c", script]);
    assert_eq!(run.output.stdout, b"ok\nmore\n");
}
