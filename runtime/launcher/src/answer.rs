//! What the launcher says about a trial: one line of JSON.

use std::fmt::Write;
use std::os::raw::c_int;

use crate::usage::Usage;

/// How a trial ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    Exited,
    Signaled,
    Timeout,
    Output,
    Memory,
    Cancelled,
    Failed,
}

impl Outcome {
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Exited => "exited",
            Outcome::Signaled => "signaled",
            Outcome::Timeout => "timeout",
            Outcome::Output => "output",
            Outcome::Memory => "memory",
            Outcome::Cancelled => "cancelled",
            Outcome::Failed => "failed",
        }
    }
}

/// The steps from a request to a running program, in this order; any of them can fail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage {
    Request,
    OpenStdin,
    OpenStdout,
    OpenStderr,
    Fork,
    Affinity,
    Redirect,
    Chdir,
    Exec,
}

impl Stage {
    const ALL: [Stage; 9] = [
        Stage::Request,
        Stage::OpenStdin,
        Stage::OpenStdout,
        Stage::OpenStderr,
        Stage::Fork,
        Stage::Affinity,
        Stage::Redirect,
        Stage::Chdir,
        Stage::Exec,
    ];

    /// The stage whose discriminant a child reported.
    pub fn from_code(code: i32) -> Stage {
        Stage::ALL[code as usize]
    }

    pub fn name(self) -> &'static str {
        match self {
            Stage::Request => "request",
            Stage::OpenStdin => "open-stdin",
            Stage::OpenStdout => "open-stdout",
            Stage::OpenStderr => "open-stderr",
            Stage::Fork => "fork",
            Stage::Affinity => "affinity",
            Stage::Redirect => "redirect",
            Stage::Chdir => "chdir",
            Stage::Exec => "exec",
        }
    }
}

/// Why a program could not be started.
#[derive(Debug)]
pub struct Failure {
    pub stage: Stage,
    pub errno: c_int,
    pub message: String,
}

impl Failure {
    pub fn new(stage: Stage, errno: c_int, message: String) -> Failure {
        Failure { stage, errno, message }
    }
}

/// All that is known about one trial; units as in the README.
pub struct Answer {
    pub outcome: Outcome,
    pub status: c_int,
    pub signal: c_int,
    pub wall_ns: u64,
    pub usage: Usage,
    pub tree_peak_bytes: u64,
    pub tree_processes: u64,
    /// Time since the start in ns and bytes of the tree, by turns.
    pub memory_curve: Vec<u64>,
    pub left_behind: u64,
    pub stdout_bytes: u64,
    pub stderr_bytes: u64,
    pub floor_bytes: u64,
    pub stage: Option<Stage>,
    pub errno: c_int,
    pub message: String,
}

impl Answer {
    pub fn failed(failure: Failure) -> Answer {
        Answer {
            outcome: Outcome::Failed,
            status: 0,
            signal: 0,
            wall_ns: 0,
            usage: Usage::default(),
            tree_peak_bytes: 0,
            tree_processes: 0,
            memory_curve: Vec::new(),
            left_behind: 0,
            stdout_bytes: 0,
            stderr_bytes: 0,
            floor_bytes: 0,
            stage: Some(failure.stage),
            errno: failure.errno,
            message: failure.message,
        }
    }

    /// One line, newline included.
    pub fn to_json(&self) -> String {
        let usage = &self.usage;
        let mut json = Object::new();
        json.text("outcome", self.outcome.name());
        json.number("status", self.status as u64);
        json.number("signal", self.signal as u64);
        json.number("wall_ns", self.wall_ns);
        json.number("user_us", usage.user_us);
        json.number("system_us", usage.system_us);
        json.number("peak_rss_bytes", usage.peak_rss_bytes);
        json.number("tree_peak_bytes", self.tree_peak_bytes);
        json.number("tree_processes", self.tree_processes);
        json.numbers("memory_curve", &self.memory_curve);
        json.number("minor_faults", usage.minor_faults);
        json.number("major_faults", usage.major_faults);
        json.number("voluntary_switches", usage.voluntary_switches);
        json.number("involuntary_switches", usage.involuntary_switches);
        json.number("left_behind", self.left_behind);
        json.number("stdout_bytes", self.stdout_bytes);
        json.number("stderr_bytes", self.stderr_bytes);
        json.number("floor_bytes", self.floor_bytes);
        json.text("stage", self.stage.map_or("", Stage::name));
        json.number("errno", self.errno as u64);
        json.text("message", &self.message);
        json.into_line()
    }
}

/// A flat JSON object in the making.
struct Object(String);

impl Object {
    fn new() -> Object {
        Object(String::with_capacity(512))
    }

    fn name(&mut self, name: &str) {
        let separator = if self.0.is_empty() { '{' } else { ',' };
        let _ = write!(self.0, "{}\"{}\":", separator, name);
    }

    fn number(&mut self, name: &str, value: u64) {
        self.name(name);
        let _ = write!(self.0, "{}", value);
    }

    fn numbers(&mut self, name: &str, values: &[u64]) {
        self.name(name);
        self.0.push('[');
        for (position, value) in values.iter().enumerate() {
            let separator = if position == 0 { "" } else { "," };
            let _ = write!(self.0, "{}{}", separator, value);
        }
        self.0.push(']');
    }

    fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        self.0.push('"');
        for character in value.chars() {
            self.character(character);
        }
        self.0.push('"');
    }

    fn character(&mut self, character: char) {
        match character {
            '"' | '\\' => self.0.extend(['\\', character]),
            '\0'..='\x1f' => {
                let _ = write!(self.0, "\\u{:04x}", character as u32);
            }
            _ => self.0.push(character),
        }
    }

    fn into_line(mut self) -> String {
        self.0.push_str("}\n");
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_json_forbids() {
        let mut object = Object::new();
        object.text("a", "\"\\\n\u{1}é");
        object.number("b", u64::MAX);
        object.numbers("c", &[]);
        object.numbers("d", &[1, 2]);
        assert_eq!(
            object.into_line(),
            "{\"a\":\"\\\"\\\\\\u000a\\u0001é\",\"b\":18446744073709551615,\"c\":[],\"d\":[1,2]}\n"
        );
    }

    #[test]
    fn a_failure_names_stage_errno_and_reason() {
        let line = Answer::failed(Failure::new(Stage::Chdir, 2, "no such folder".to_string())).to_json();
        assert!(line.starts_with("{\"outcome\":\"failed\",\"status\":0,"));
        assert!(line.ends_with("\"stage\":\"chdir\",\"errno\":2,\"message\":\"no such folder\"}\n"));
    }

    #[test]
    fn stages_survive_the_way_through_a_number() {
        for stage in Stage::ALL {
            assert_eq!(Stage::from_code(stage as i32), stage);
        }
    }
}
