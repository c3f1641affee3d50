//! Sends frames to a program at a fixed rate and measures how late each answer comes.
//!
//!     frames RATE REPORT INPUT PROGRAM ARGUMENT...
//!
//! INPUT is read whole; each of its lines is one frame. Frame i is due at start + i / RATE, whether or not the program has
//! answered the one before, and the time of an answer counts from when its frame was due: a program that falls behind is
//! late for every frame that it delays, not only for the one it was slow on (no coordinated omission). The start is when
//! the answer to the first line has come, which is therefore not measured: a program may take its time to set up.
//!
//! The answers, one line each, go to standard output. REPORT gets one line per measured frame: nanoseconds from due to
//! answered. Exit status: that of the program, 128 + signal when a signal ended it, 2 when an answer is missing.

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{exit, ChildStdin, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const MISSING: i32 = 2;
// A sleeping thread wakes up late by the kernel's timer slack and more; the rest of the wait is spent looking at the clock.
const AWAKE: Duration = Duration::from_micros(300);

struct Arguments {
    period: Duration,
    report: OsString,
    input: OsString,
    program: OsString,
    arguments: Vec<OsString>,
}

fn arguments() -> Option<Arguments> {
    let mut all = std::env::args_os().skip(1);
    let rate: f64 = all.next()?.to_str()?.parse().ok()?;
    (rate > 0.0 && rate <= 1e6).then_some(())?;
    Some(Arguments {
        period: Duration::from_secs_f64(1.0 / rate),
        report: all.next()?,
        input: all.next()?,
        program: all.next()?,
        arguments: all.collect(),
    })
}

fn wait_until(due: Instant) {
    if let Some(rest) = due.checked_duration_since(Instant::now()) {
        thread::sleep(rest.saturating_sub(AWAKE));
        while Instant::now() < due {
            std::hint::spin_loop();
        }
    }
}

/// Sends every frame when it is due. A program that does not read any more ends the sending.
fn send(mut to: ChildStdin, frames: Vec<Vec<u8>>, start: Instant, period: Duration) {
    for (frame, due) in frames.iter().zip((0..).map(|i: u32| start + period * i)) {
        wait_until(due);
        if to.write_all(frame).is_err() {
            return;
        }
    }
}

fn run(arguments: Arguments) -> io::Result<i32> {
    let input = fs::read(&arguments.input)?;
    let mut frames: Vec<Vec<u8>> = input
        .split_inclusive(|&byte| byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    if let Some(last) = frames.last_mut().filter(|last| !last.ends_with(b"\n")) {
        last.push(b'\n');
    }
    let mut child = Command::new(&arguments.program)
        .args(&arguments.arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let (mut to, from) = (
        child.stdin.take().expect("piped"),
        child.stdout.take().expect("piped"),
    );
    let mut answers = BufReader::new(from);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut late = Vec::with_capacity(frames.len());
    let mut answer = Vec::new();
    let mut missing = false;
    if !frames.is_empty() {
        let first = frames.remove(0);
        missing = to.write_all(&first).is_err() || answers.read_until(b'\n', &mut answer)? == 0;
        out.write_all(&answer)?;
    }
    let (start, period, count) = (
        Instant::now() + arguments.period,
        arguments.period,
        frames.len(),
    );
    let sender = thread::spawn(move || send(to, frames, start, period));
    for i in (0..count as u32).take_while(|_| !missing) {
        answer.clear();
        if answers.read_until(b'\n', &mut answer)? == 0 {
            missing = true;
            break;
        }
        late.push(
            Instant::now()
                .saturating_duration_since(start + period * i)
                .as_nanos(),
        );
        out.write_all(&answer)?;
    }
    // What a program writes unasked belongs to its output too, and makes it differ.
    io::copy(&mut answers, &mut out)?;
    out.flush()?;
    let status = child.wait()?;
    let _ = sender.join();
    let mut report = BufWriter::new(fs::File::create(&arguments.report)?);
    for nanoseconds in late {
        writeln!(report, "{}", nanoseconds)?;
    }
    report.flush()?;
    let code = status
        .code()
        .unwrap_or_else(|| 128 + status.signal().unwrap_or(0));
    Ok(if code == 0 && missing { MISSING } else { code })
}

fn main() {
    match arguments().map(run) {
        Some(Ok(code)) => exit(code),
        Some(Err(error)) => eprintln!("frames: {}", error),
        None => eprintln!("usage: frames RATE REPORT INPUT PROGRAM ARGUMENT..."),
    }
    exit(MISSING);
}
