//! The launcher: starts one program at a time, measures it, ends and reaps its whole process tree.
//!
//! It stays alive between trials and is spoken to over its standard input and output (README.md has the protocol).
//! It is kept tiny because the peak memory that Linux reports for a process starts at that of the process it came
//! from: what the launcher weighs is the floor of what it can measure.

// The standard runtime's start-up would add a quarter of a megabyte to that floor; C's `main` is enough.
#![cfg_attr(not(test), no_main)]

mod answer;
mod child;
mod control;
mod curve;
mod events;
mod request;
mod sys;
mod tree;
mod trial;
mod usage;

use std::ffi::CStr;
use std::io;
use std::os::raw::{c_char, c_int};

use answer::{Answer, Failure, Stage};
use child::{Method, Spawner};
use events::{Event, Events};
use request::Request;
use sys::Pid;
use tree::Tree;

const PROTOCOL: u32 = 1;
const EXIT_DONE: c_int = 0;
const EXIT_BROKEN: c_int = 1;
const EXIT_USAGE: c_int = 2;

/// The argument that makes the launcher end at once, as the program of its own rehearsal.
const NOTHING: &[u8] = b"nothing";

/// The argument that makes it do the work of the control.
const CONTROL: &[u8] = b"control";

/// The program's entry point, called by the C library.
#[cfg_attr(not(test), export_name = "main")]
pub extern "C" fn start(argc: c_int, argv: *const *const c_char) -> c_int {
    match first_argument(argc, argv) {
        None => serve(None),
        Some(b"fork") => serve(Some(Method::Fork)),
        Some(b"vfork") => serve(Some(Method::Vfork)),
        Some(NOTHING) => EXIT_DONE,
        Some(CONTROL) if control::work() != 0 => EXIT_DONE,
        Some(_) => {
            sys::write_all(2, b"usage: launcher [fork|vfork]\n");
            EXIT_USAGE
        }
    }
}

fn first_argument<'a>(argc: c_int, argv: *const *const c_char) -> Option<&'a [u8]> {
    if argc < 2 {
        return None;
    }
    // SAFETY: the C library passes `argc` NUL-terminated strings that live as long as the process.
    Some(unsafe { CStr::from_ptr(*argv.add(1)) }.to_bytes())
}

/// Answers requests until the input ends or a signal says to stop. Returns the exit code.
fn serve(method: Option<Method>) -> c_int {
    match Launcher::prepare(method) {
        Ok(mut launcher) => launcher.serve(),
        Err(error) => {
            sys::write_all(2, format!("launcher: cannot start: {}\n", error).as_bytes());
            EXIT_BROKEN
        }
    }
}

struct Launcher {
    events: Events,
    spawner: Spawner,
    tree: Tree,
}

impl Launcher {
    fn prepare(method: Option<Method>) -> io::Result<Launcher> {
        sys::prepare_process()?;
        let tree = Tree::below(std::process::id() as Pid);
        let mut launcher = Launcher {
            events: Events::new()?,
            spawner: Spawner::new()?,
            tree,
        };
        launcher.rehearse();
        launcher.spawner.settle(method)?;
        Ok(launcher)
    }

    /// Goes through a whole trial, so that the memory a trial needs is there when the floor is measured.
    fn rehearse(&mut self) {
        let body = [b"a/proc/self/exe\0a", NOTHING, b"\0s1\0"].concat();
        self.carry_out(Ok(body)).to_json();
    }

    fn serve(&mut self) -> c_int {
        let mut connected = say(&self.handshake());
        while connected && !self.events.stopping() {
            if let Event::Request(body) = self.events.wait_idle() {
                let answer = self.carry_out(body);
                connected = self.events.stopping() || say(&answer.to_json());
            }
        }
        EXIT_DONE
    }

    fn handshake(&self) -> String {
        format!(
            "{{\"protocol\":{},\"pid\":{},\"floor_bytes\":{},\"method\":\"{}\"}}\n",
            PROTOCOL,
            std::process::id(),
            self.spawner.floor_bytes(),
            self.spawner.method().name()
        )
    }

    fn carry_out(&mut self, body: Result<Vec<u8>, String>) -> Answer {
        self.try_to_carry_out(body)
            .unwrap_or_else(|message| Answer::failed(Failure::new(Stage::Request, 0, message)))
    }

    fn try_to_carry_out(&mut self, body: Result<Vec<u8>, String>) -> Result<Answer, String> {
        let body = body?;
        let request = Request::parse(&body)?;
        self.spawner.adapt_to(body.len());
        Ok(trial::run(&request, &mut self.spawner, &self.tree, &mut self.events))
    }
}

/// Writes one line to whoever started the launcher; false when nobody reads any more.
fn say(line: &str) -> bool {
    sys::write_all(1, line.as_bytes())
}
