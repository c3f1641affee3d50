//! The program as Steelyard calls it, with services in Python's standard library. No time is asserted but that no answer comes before it is due.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Output};

/// Counts POSTs; `step` is what one of them adds, `GET /count` says the sum, `GET /die` ends the process.
const COUNTER: &str = r#"
import os, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
step, lock, count = int(sys.argv[2]), threading.Lock(), 0
class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def answer(self, text):
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())
    def do_GET(self):
        if self.path == "/die":
            print("last words", file=sys.stderr, flush=True)
            os._exit(7)
        self.answer("count %d" % count if self.path == "/count" else "hello")
    def do_POST(self):
        global count
        self.rfile.read(int(self.headers["Content-Length"]))
        with lock:
            count += step
            self.answer("count %d" % count)
    def log_message(self, *_): pass
ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"#;

struct Run {
    output: Output,
    report: String,
}

impl Run {
    fn numbers(&self, name: &str) -> Vec<u64> {
        let line =
            |x: &str| -> Option<u64> { x.strip_prefix(name)?.strip_prefix(' ')?.split(' ').next()?.parse().ok() };
        self.report.lines().filter_map(line).collect()
    }

    fn fails_saying(&self, words: &str) {
        let said = String::from_utf8_lossy(&self.output.stderr);
        assert_eq!(self.output.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{said}");
    }
}

fn run(name: &str, input: &str, options: [&str; 6], program: &[&str]) -> Run {
    let place =
        |what: &str| -> PathBuf { std::env::temp_dir().join(format!("service-{}-{name}-{what}", std::process::id())) };
    let (file, report) = (place("input"), place("report"));
    fs::write(&file, input).unwrap();
    let [patience, port, ready, add, read, seconds] = options;
    let output = Command::new(env!("CARGO_BIN_EXE_service"))
        .arg(&report)
        .arg(&file)
        .args(["200", seconds, "4", patience, port, ready, add, read])
        .args(program)
        .output()
        .unwrap();
    let text = fs::read_to_string(&report).unwrap_or_default();
    let _ = fs::remove_file(&file);
    let _ = fs::remove_file(&report);
    Run { output, report: text }
}

const USUAL: [&str; 6] = ["20", "0", "/", "POST /count", "/count", "0.1"];

fn counter(name: &str, input: &str, options: [&str; 6], step: &str) -> Run {
    run(name, input, options, &["python3", "-c", COUNTER, "{port}", step])
}

#[test]
fn a_service_is_loaded_and_its_counter_checked() {
    let run = counter("all", "GET /\nPOST /count {}\nGET /\nPOST /count {}\n", USUAL, "1");
    assert_eq!(
        run.output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.output.stderr)
    );
    assert_eq!(
        String::from_utf8_lossy(&run.output.stdout),
        "GET / -> 200 hello\nPOST /count {} -> 200 count 1\n"
    );
    assert_eq!(run.numbers("late").len(), 4);
    for name in ["ready", "cpu", "memory", "peak"] {
        assert!(run.numbers(name)[0] > 0, "{name}: {}", run.report);
    }
}

#[test]
fn updates_that_are_made_twice_are_found() {
    counter("twice", "POST /count {}\n", USUAL, "2").fails_saying("updates were lost or made twice");
}

#[test]
fn an_answer_that_changes_under_load_is_found() {
    counter("changes", "POST /count {}\nGET /count\n", USUAL, "1")
        .fails_saying("under load GET /count was answered with 200 count");
}

#[test]
fn a_service_that_ends_is_told_from_one_that_is_slow() {
    counter("dies", "GET /\nGET /die\n", USUAL, "1")
        .fails_saying("the service ended with exit status 7: last words under load");
    run("ends", "GET /\n", USUAL, &["sh", "-c", "echo no config >&2; exit 3"])
        .fails_saying("the service ended with exit status 3: no config before it was ready");
    let hasty = ["0.2", "0", "/", "-", "-", "0"];
    run("never", "GET /\n", hasty, &["sleep", "60"]).fails_saying("the service did not answer GET / on port");
}

#[test]
fn a_port_in_use_is_said_before_anything_starts() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let options = ["5", &port, "/", "-", "-", "0"];
    run("taken", "GET /\n", options, &["sh", "-c", "exit 9"]).fails_saying(&format!("port {port} is in use"));
}

#[test]
fn requests_that_are_none_are_named() {
    run("none", "", USUAL, &["true"]).fails_saying("the input holds no requests");
    run("odd", "hello\n", USUAL, &["true"]).fails_saying("expected a request such as `GET /path`, found 'hello'");
}
