//! The client's side of the protocol, for driving the real program through its pipe.

// Each test program uses its own part of this.
#![allow(dead_code)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

pub const MS: u64 = 1_000_000;

pub struct Launcher {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    pub handshake: Answer,
}

impl Launcher {
    pub fn start() -> Launcher {
        Launcher::from_command(&mut Command::new(program()))
    }

    pub fn with_method(method: &str) -> Launcher {
        Launcher::from_command(Command::new(program()).arg(method))
    }

    /// Started by a shell that runs `preparation` first.
    pub fn after(preparation: &str) -> Launcher {
        let script = format!("{}; exec {}", preparation, program());
        Launcher::from_command(Command::new("/bin/sh").args(["-c", &script]))
    }

    fn from_command(command: &mut Command) -> Launcher {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let input = process.stdin.take();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let handshake = read_answer(&mut output);
        Launcher {
            process,
            input,
            output,
            handshake,
        }
    }

    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    pub fn run<S: AsRef<str>>(&mut self, fields: &[S]) -> Answer {
        self.send(fields);
        self.answer()
    }

    /// Runs a shell script with some more fields.
    pub fn sh(&mut self, script: &str, more: &[String]) -> Answer {
        self.run(&shell(script, more))
    }

    /// Runs a Python program with some more fields.
    pub fn python(&mut self, source: &str, more: &[String]) -> Answer {
        let fields = [
            format!("a{}", interpreter()),
            "a-I".to_string(),
            "a-c".to_string(),
            format!("a{}", source),
        ];
        self.run(&[&fields[..], more].concat())
    }

    pub fn send<S: AsRef<str>>(&mut self, fields: &[S]) {
        let body: Vec<u8> = fields
            .iter()
            .flat_map(|field| [field.as_ref().as_bytes(), b"\0"].concat())
            .collect();
        self.send_body(&body);
    }

    pub fn send_body(&mut self, body: &[u8]) {
        let header = (body.len() as u32).to_le_bytes();
        self.send_bytes(&[&header, body].concat());
    }

    pub fn send_bytes(&mut self, bytes: &[u8]) {
        self.input.as_mut().unwrap().write_all(bytes).unwrap();
    }

    pub fn cancel(&mut self) {
        self.send_bytes(&[0; 4]);
    }

    pub fn answer(&mut self) -> Answer {
        read_answer(&mut self.output)
    }

    pub fn close_input(&mut self) {
        self.input = None;
    }

    /// What it writes until its end, and its exit code.
    pub fn wait(&mut self) -> (String, Option<i32>) {
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut self.output, &mut rest).unwrap();
        (rest, self.process.wait().unwrap().code())
    }

    pub fn signal(&self, name: &str) {
        signal(self.pid(), name);
    }
}

impl Drop for Launcher {
    fn drop(&mut self) {
        self.close_input();
        let _ = self.process.wait();
    }
}

fn program() -> &'static str {
    env!("CARGO_BIN_EXE_launcher")
}

/// The interpreter itself: what is first on the PATH may be a script that starts it, and other processes before.
fn interpreter() -> String {
    let output = Command::new("python3")
        .args(["-c", "import sys; print(sys.executable)"])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_string()
}

pub fn shell(script: &str, more: &[String]) -> Vec<String> {
    let mut fields = vec!["a/bin/sh".to_string(), "a-c".to_string(), format!("a{}", script)];
    fields.push("ePATH=/usr/bin:/bin".to_string());
    fields.extend_from_slice(more);
    fields
}

fn read_answer(output: &mut BufReader<ChildStdout>) -> Answer {
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    assert!(line.starts_with('{') && line.ends_with("}\n"), "no answer: {:?}", line);
    Answer(line)
}

/// A JSON object.
#[derive(Debug)]
pub struct Answer(String);

impl Answer {
    pub fn number(&self, name: &str) -> u64 {
        let text = self.after(name);
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap();
        text[..digits].parse().unwrap()
    }

    pub fn numbers(&self, name: &str) -> Vec<u64> {
        let list = self.after(name).strip_prefix('[').unwrap().split(']').next().unwrap();
        list.split(',').filter_map(|number| number.parse().ok()).collect()
    }

    /// The text of a field, up to the first quotation mark.
    pub fn text(&self, name: &str) -> &str {
        self.after(name).strip_prefix('"').unwrap().split('"').next().unwrap()
    }

    pub fn outcome(&self) -> &str {
        self.text("outcome")
    }

    /// Outcome, exit status, signal.
    pub fn end(&self) -> (&str, u64, u64) {
        (self.outcome(), self.number("status"), self.number("signal"))
    }

    /// Stage and errno of a failed start.
    pub fn failure(&self) -> (&str, u64) {
        assert_eq!(self.outcome(), "failed", "{:?}", self);
        (self.text("stage"), self.number("errno"))
    }

    fn after(&self, name: &str) -> &str {
        let label = format!("\"{}\":", name);
        let start = self
            .0
            .find(&label)
            .unwrap_or_else(|| panic!("no {} in {}", name, self.0));
        &self.0[start + label.len()..]
    }
}

/// An empty folder of its own for one test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_string()
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn write(&self, name: &str, content: &str, mode: u32) -> String {
        use std::os::unix::fs::PermissionsExt;
        fs::write(self.path(name), content).unwrap();
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(mode)).unwrap();
        self.path(name)
    }

    /// The field that sends standard output to a file here.
    pub fn stdout(&self, name: &str) -> String {
        format!("o{}", self.path(name))
    }

    /// The process numbers that a program wrote to a file here, once there are `count`.
    pub fn pids(&self, name: &str, count: usize) -> Vec<u32> {
        let numbers = || -> Vec<u32> {
            let text = fs::read_to_string(self.path(name)).unwrap_or_default();
            // A line without its end is still being written.
            let whole = text.rfind('\n').map_or("", |end| &text[..end]);
            whole.split_whitespace().map(|word| word.parse().unwrap()).collect()
        };
        assert!(
            within(Duration::from_secs(10), || numbers().len() >= count),
            "{} never named {} processes",
            name,
            count
        );
        numbers()
    }
}

/// Whether `condition` comes true in time.
pub fn within(limit: Duration, condition: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while !condition() {
        if start.elapsed() > limit {
            return false;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    true
}

/// Whether a process is there and has not ended.
pub fn is_alive(pid: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid)).unwrap_or_default();
    stat.rsplit(") ")
        .next()
        .map_or(false, |state| !state.is_empty() && !state.starts_with(['Z', 'X']))
}

pub fn signal(pid: u32, name: &str) {
    let done = Command::new("/bin/sh")
        .args(["-c", &format!("kill -{} {}", name, pid)])
        .status()
        .unwrap();
    assert!(done.success());
}
