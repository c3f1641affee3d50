//! Starts a service, waits until it is ready, loads it, checks what it answers, and stops it.
//!
//!     service REPORT INPUT RATE SECONDS CONNECTIONS PATIENCE PORT READY ADD READ PROGRAM ARGUMENT...
//!
//! INPUT holds one request per line: `METHOD PATH` and, after another space, a body (sent as JSON). PROGRAM gets the port in the variable PORT
//! and wherever an argument holds `{port}`; PORT 0 means one that is free. It is ready when it answers `GET READY` with a status below 500,
//! for which it has PATIENCE seconds. Then:
//!
//! 1. Each different line of INPUT is sent once, in order; what is answered goes to standard output.
//! 2. Every line is sent when it is due, RATE per second, over CONNECTIONS connections. The time of an answer counts from when its request was
//!    due: a service that falls behind is late for every request that it delays (no coordinated omission).
//! 3. For SECONDS seconds each connection sends the next line as soon as it has an answer.
//!
//! Under load, too, every answer must be that of step 1, but for those to ADD (`METHOD PATH`, or `-`): the number in the last answer to
//! `GET READ` must then be the number of answered ADDs.
//!
//! REPORT gets lines of a name and numbers: `ready NS`, `cpu NS` (of the service's processes during step 2), `memory BYTES` (the sum of their
//! peaks), `peak REQUESTS NS`, and a line `late NS` per request of step 2. Exit status 0, or 2 with the reason as the last line of standard error.

mod http;
mod load;
mod processes;
mod server;

use http::{Request, Target};
use load::Load;
use server::Server;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::process::exit;
use std::time::Duration;

const FAILED: i32 = 2;

/// Why a service could not be measured, in words.
type Fault = String;

struct Arguments {
    report: OsString,
    input: OsString,
    rate: f64,
    seconds: f64,
    connections: usize,
    patience: Duration,
    port: u16,
    ready: String,
    add: String,
    read: String,
    program: Vec<String>,
}

fn arguments() -> Option<Arguments> {
    let mut all = std::env::args_os().skip(1);
    let (report, input) = (all.next()?, all.next()?);
    let mut texts = all.map(|x| x.into_string().ok());
    let mut text = || texts.next().flatten();
    let rate: f64 = text()?.parse().ok()?;
    let seconds: f64 = text()?.parse().ok()?;
    let connections: usize = text()?.parse().ok()?;
    let patience: f64 = text()?.parse().ok()?;
    let port = text()?.parse().ok()?;
    let (ready, add, read) = (text()?, text()?, text()?);
    let program: Vec<String> = texts.collect::<Option<_>>()?;
    let sound = rate > 0.0
        && rate <= 1e6
        && (0.0..=3600.0).contains(&seconds)
        && (1..=1000).contains(&connections)
        && patience > 0.0
        && patience <= 3600.0
        && !program.is_empty();
    sound.then(|| Arguments {
        report,
        input,
        rate,
        seconds,
        connections,
        patience: Duration::from_secs_f64(patience),
        port,
        ready,
        add,
        read,
        program,
    })
}

/// The number in an answer: the digits of its body.
fn number(body: &[u8]) -> Option<u64> {
    let digits: Vec<u8> = body
        .iter()
        .copied()
        .skip_while(|x| !x.is_ascii_digit())
        .take_while(u8::is_ascii_digit)
        .collect();
    String::from_utf8(digits).ok()?.parse().ok()
}

fn check_counter(load: &Load, target: Target, read: &str) -> Result<(), Fault> {
    let request = Request::get(read);
    let answer = http::Connection::new(target).exchange(&request)?;
    let (said, truth) = (number(&answer.body), load.added());
    if said == Some(truth) {
        return Ok(());
    }
    let said = said.map_or_else(|| "no number".to_string(), |x| x.to_string());
    Err(format!(
        "{request} says {said} after {truth} answered additions: updates were lost or made twice"
    ))
}

/// Steps 1 to 3 against a service that is ready; the report's lines.
fn measure(server: &Server, requests: &[Request], arguments: &Arguments) -> Result<String, Fault> {
    let mut report = String::new();
    let mut out = io::stdout().lock();
    let mut load = Load::new(server.target, requests, &arguments.add);
    load.learn(|request, answer| writeln!(out, "{request} -> {answer}").map_err(|x| x.to_string()))?;
    let before = processes::cpu(server.pid());
    let late = load.at_rate(arguments.rate, arguments.connections)?;
    let cpu = processes::cpu(server.pid()).saturating_sub(before);
    let _ = writeln!(report, "cpu {}", cpu.as_nanos());
    let time = Duration::from_secs_f64(arguments.seconds);
    let (count, elapsed) = load.at_once(time, arguments.connections)?;
    let _ = writeln!(report, "peak {} {}", count, elapsed.as_nanos());
    if arguments.add != "-" {
        check_counter(&load, server.target, &arguments.read)?;
    }
    let _ = writeln!(report, "memory {}", processes::memory(server.pid()));
    for nanoseconds in late {
        let _ = writeln!(report, "late {}", nanoseconds);
    }
    Ok(report)
}

fn run(arguments: &Arguments) -> Result<(), Fault> {
    let input = fs::read_to_string(&arguments.input).map_err(|x| format!("cannot read the requests: {x}"))?;
    let requests: Vec<Request> = input.lines().map(Request::parse).collect::<Result<_, Fault>>()?;
    if requests.is_empty() {
        return Err("the input holds no requests".to_string());
    }
    let mut server = Server::start(&arguments.program, arguments.port)?;
    let ready = server.wait_until_ready(&arguments.ready, arguments.patience)?;
    // A service that has ended explains a request that failed better than the request does.
    let measured = measure(&server, &requests, arguments).map_err(|fault| {
        server
            .ended_soon()
            .map_or(fault, |end| format!("the service {end} under load"))
    })?;
    server.stop();
    fs::write(&arguments.report, format!("ready {}\n{}", ready.as_nanos(), measured))
        .map_err(|x| format!("cannot write the report: {x}"))
}

fn main() {
    match arguments().as_ref().map(run) {
        Some(Ok(())) => return,
        Some(Err(fault)) => eprintln!("{fault}"),
        None => eprintln!(
            "usage: service REPORT INPUT RATE SECONDS CONNECTIONS PATIENCE PORT READY ADD READ PROGRAM ARGUMENT..."
        ),
    }
    exit(FAILED);
}
